"""What an answer says beside the firms themselves."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from app.core.clock import now, today
from app.indexing import notes, slow_queries
from app.search.asking import ask
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Certificate, SupplierCpv
from tests.factories.suppliers import BUNNIK, GARDENING, PAINTING, ZEIST, make_listed


def answer_to(*pairs, **given):
    return ask(MultiDict(pairs), today=today(), **given)


def choice(answer, legend_index, value):
    found = [option for each in answer.choices if each.parameter == legend_index for option in each.options]
    return next(option for option in found if option.value == value)


def make_firms(index, *municipalities, **values):
    firms = [make_listed(municipality_code=code, **values) for code in municipalities]
    index(*firms)
    return firms


def names_on(answer):
    return [card.name for card in answer.page.items]


def test_firms_come_from_the_database_in_the_order_of_the_index(index):
    index(*(make_listed(name=name) for name in ("Cactus", "Appel", "Boom")))
    assert names_on(answer_to(("sorteer", "naam"))) == ["Appel", "Boom", "Cactus"]


def test_a_firm_that_was_suspended_after_indexing_is_not_shown(index):
    [firm] = make_firms(index, ZEIST)
    firm.status = ProfileStatus.SUSPENDED
    assert names_on(answer_to()) == []


def test_the_counts_of_a_filter_ignore_that_filter(index):
    make_firms(index, ZEIST, ZEIST, BUNNIK)
    answer = answer_to(("gemeente", BUNNIK))
    assert (answer.page.total, choice(answer, "gemeente", ZEIST).count) == (1, 2)


def test_municipalities_of_the_region_stand_first_even_without_firms(index):
    make_firms(index, "GM0363", "GM0363", ZEIST)
    gemeente = next(each for each in answer_to().choices if each.parameter == "gemeente")
    counted = [(option.value, option.count) for option in gemeente.options]
    assert counted == [("GM0312", 0), ("GM0352", 0), (ZEIST, 1), ("GM0363", 2)]


def test_groups_appear_below_a_chosen_division(index):
    make_firms(index, ZEIST, cpv=[SupplierCpv(code=GARDENING, rank=0), SupplierCpv(code=PAINTING, rank=1)])
    chosen = [option.value for each in answer_to(("cpv", "77")).choices for option in each.options]
    assert "77300000" in chosen
    assert "45400000" not in chosen


def test_a_chosen_value_stays_in_the_form_when_it_finds_nothing(index):
    make_firms(index, ZEIST)
    answer = answer_to(("keurmerk", "vca"), ("cpv", "77311000"))
    assert choice(answer, "keurmerk", "vca").selected
    assert choice(answer, "cpv", "77311000").selected


def test_each_chip_links_to_the_search_without_it(index):
    make_firms(index, ZEIST)
    answer = answer_to(("q", "tuin"), ("gemeente", ZEIST), ("gemeente", BUNNIK), ("postcode", "3961"), seed=1)
    assert [chip.parameters for chip in answer.chips] == [
        {"gemeente": [ZEIST, BUNNIK], "postcode": "3961"},
        {"q": "tuin", "gemeente": [BUNNIK], "postcode": "3961"},
        {"q": "tuin", "gemeente": [ZEIST], "postcode": "3961"},
        {"q": "tuin", "gemeente": [ZEIST, BUNNIK]},
    ]


def test_only_certificates_that_count_today_are_on_a_card(index):
    proofs = [
        Certificate(kind="vca", valid_until=today()),
        Certificate(kind="iso-14001", valid_until=date(2026, 3, 15)),
    ]
    make_firms(index, ZEIST, certificates=proofs)
    assert answer_to().page.items[0].certificates == ("VCA",)


def test_distance_is_known_when_a_postcode_is_given(index):
    make_firms(index, ZEIST, latitude=52.0, longitude=5.3)
    kilometres = answer_to(("postcode", "3961")).page.items[0].distance_km
    assert 0 < kilometres < 10


def test_a_search_without_result_says_which_filter_excludes_how_many(index):
    make_firms(index, ZEIST, ZEIST, BUNNIK)
    answer = answer_to(("gemeente", ZEIST), ("keurmerk", "vca"), ("q", "plantsoenen"))
    assert [(each.count, each.parameters.get("gemeente")) for each in answer.alternatives.less] == [(2, [ZEIST])]


def test_a_search_that_finds_enough_has_no_alternatives(index):
    make_firms(index, ZEIST, ZEIST, ZEIST, BUNNIK)
    assert not answer_to(("gemeente", ZEIST)).alternatives


def test_fewer_than_three_firms_are_a_thin_market(index):
    make_firms(index, ZEIST, ZEIST, BUNNIK)
    assert [answer_to().is_thin, answer_to(("gemeente", ZEIST)).is_thin] == [False, True]


def test_words_that_no_firm_has_all_of_are_relaxed(index):
    make_firms(index, ZEIST)
    assert answer_to(("q", "plantsoenen ruimtevaart")).relaxed


def test_pages_do_not_repeat_firms(index):
    make_firms(index, *[ZEIST] * 25)
    first, second = (answer_to(("seed", "3"), ("blad", page)) for page in ("1", "2"))
    ids = [card.id for answer in (first, second) for card in answer.page.items]
    assert (len(ids), len(set(ids))) == (25, 25)


def test_a_page_beyond_the_end_is_known(index):
    make_firms(index, ZEIST)
    assert [answer_to(("blad", page)).page_exists for page in ("1", "2")] == [True, False]


def test_without_an_index_the_words_are_looked_up_in_the_database(no_index):
    make_listed(name="Bakkerij Het Ei")
    make_listed(name="Tuinen van Oost")
    answer = answer_to(("q", "bakkerij ei"), ("gemeente", BUNNIK))
    assert (answer.fell_back, names_on(answer)) == (True, ["Bakkerij Het Ei"])


def test_without_an_index_the_answer_names_only_what_was_really_asked(no_index):
    answer = answer_to(("q", "bakkerij"), ("gemeente", BUNNIK), ("postcode", "3961"), ("sorteer", "afstand"))
    assert (answer.query.filters, answer.query.near) == ((), None)


def test_without_an_index_the_links_keep_what_the_address_asks(no_index):
    assert answer_to(("gemeente", BUNNIK), seed=1).parameters == {"gemeente": [BUNNIK]}


def test_wildcards_of_the_database_are_plain_characters_there(no_index):
    make_listed(name="Bakkerij Het Ei")
    assert [answer_to(("q", text)).page.total for text in ("%", "_", "\\")] == [0, 0, 0]


def test_a_draft_is_not_found_in_the_database_either(no_index):
    make_listed(name="Bakkerij Het Ei", status=ProfileStatus.SUSPENDED)
    assert answer_to(("q", "bakkerij")).page.total == 0


def test_hidden_fields_carry_what_a_form_does_not_ask(index):
    answer = answer_to(("q", "tuin"), ("gemeente", ZEIST), ("gemeente", BUNNIK), ("seed", "4"))
    assert answer.kept("q") == [("gemeente", ZEIST), ("gemeente", BUNNIK), ("seed", "4")]


def filter_of(answer, key):
    return next(each for each in answer.choices if each.key == key)


def make_firms_all_over(index):
    codes = [
        f"GM{number:04d}"
        for number in (363, 344, 518, 599, 193, 14, 80, 141, 150, 153, 160, 164, 200, 202, 203, 216, 222, 228)
    ]
    make_firms(index, *codes)


def test_a_long_filter_says_how_many_choices_it_hides(index):
    make_firms_all_over(index)
    places = filter_of(answer_to(), "gemeente")
    assert (len(places.options), places.number_hidden) == (3 + 15, 3)


def test_a_long_filter_shows_all_of_its_choices_when_asked(index):
    make_firms_all_over(index)
    places = filter_of(answer_to(*MultiDict(filter_of(answer_to(), "gemeente").in_full).items(multi=True)), "gemeente")
    assert (len(places.options), places.number_hidden) == (3 + 18, 0)


def test_showing_all_choices_is_no_part_of_the_search(index):
    assert answer_to(("alles", "keurmerk"), ("alles", "x"), seed=1).parameters == {}


def test_one_filter_is_cleared_and_the_others_stay(index):
    make_firms(index, ZEIST)
    answer = answer_to(("q", "tuin"), ("gemeente", ZEIST), ("grootte", "small"), seed=1)
    assert filter_of(answer, "gemeente").cleared == {"q": "tuin", "grootte": ["small"]}


def test_all_filters_are_cleared_and_the_words_stay(index):
    answer = answer_to(("q", "tuin"), ("gemeente", ZEIST), ("postcode", "3701"), ("afstand", "5"), seed=1)
    assert answer.cleared == {"q": "tuin", "postcode": "3701"}


def test_the_map_counts_the_whole_answer_per_municipality(index):
    make_firms(index, *[ZEIST] * 22, BUNNIK, "GM0363")
    counts = {area.code: area.count for area in answer_to().areas}
    assert counts == {BUNNIK: 1, "GM0352": 0, ZEIST: 22, "GM0363": 1}


def test_a_municipality_on_the_map_sets_the_filter_and_takes_it_off_again(index):
    make_firms(index, ZEIST, BUNNIK)
    before, after = answer_to(seed=1), answer_to(("gemeente", ZEIST), seed=1)
    links = [next(area for area in answer.areas if area.code == ZEIST).parameters for answer in (before, after)]
    assert links == [{"gemeente": [ZEIST]}, {}]


def test_only_the_public_page_can_draw_again(index):
    assert (answer_to(("q", "tuin")).drawn_anew, answer_to(("q", "tuin"), seed=3).drawn_anew) == ({"q": "tuin"}, None)


@pytest.fixture
def every_query_is_slow(monkeypatch, tmp_path):
    monkeypatch.setattr(notes, "folder", lambda: tmp_path)
    monkeypatch.setattr(slow_queries, "SLOW_MS", 0)


def slow_texts():
    return [query.text for query in slow_queries.slowest(at=now())]


def test_a_slow_question_of_a_visitor_is_kept_with_its_words(index, every_query_is_slow):
    answer_to(("q", "hovenier"), ("gemeente", ZEIST))
    assert slow_texts() == ["hovenier"]


def test_a_question_inside_a_procurement_file_is_never_kept(index, every_query_is_slow):
    answer_to(("q", "hovenier"), seed=4)
    assert slow_texts() == []
