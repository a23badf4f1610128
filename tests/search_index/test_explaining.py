"""Why a supplier was found."""

import time
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.documents import Proof
from search_index.engines.memory import MemoryEngine
from search_index.explaining import Reason, explain, marked
from search_index.query import Filter
from tests.search_index.strategies import documents, queries
from tests.search_index.suppliers import TODAY, question, supplier


def reasons(language, document, text="", *filters):
    return explain(document, question(text, *filters), language)


def test_the_words_are_named_as_they_stand_in_the_text(language):
    firm = supplier(1, "Hoveniersbedrijf Jansen", description_nl="Uw HOVENIER, en hoveniers in tuinen")
    assert reasons(language, firm, "hovenier") == (
        Reason("name", ("Hoveniersbedrijf",)),
        Reason("description_nl", ("HOVENIER", "hoveniers")),
    )


def test_the_field_that_counted_most_comes_first(language):
    firm = supplier(
        1, "Jansen", description_nl="schilder", trade_name="Schilder", cpv_ancestor_labels_nl=("Schilderwerk",)
    )
    assert [each.field for each in reasons(language, firm, "schilder")] == [
        "trade_name",
        "description_nl",
        "cpv_ancestor_labels_nl",
    ]


def test_a_trade_is_explained_by_the_codes_of_the_supplier(language):
    firm = supplier(1, cpv_codes=("45442100-8", "77312000-0"))
    assert reasons(language, firm, "hovenier") == (Reason("cpv_codes", ("77312000",)),)


@pytest.mark.parametrize(
    ("firm", "expected"),
    [
        (supplier(1, municipality="GM0352"), (Reason("municipality", ("GM0352",)),)),
        (supplier(1, works_in=("GM0355", "GM0352")), (Reason("works_in", ("GM0352",)),)),
        (supplier(1, works_everywhere=True), (Reason("works_in", ("*",)),)),
        (supplier(1, town="Wijk bij Duurstede"), (Reason("town", ("Wijk", "Duurstede")),)),
        (supplier(1, town="Cothen"), ()),
    ],
)
def test_a_place_is_explained_by_seat_or_work(language, firm, expected):
    assert reasons(language, firm, "Wijk bij Duurstede") == expected


def test_a_compound_is_a_reason_only_when_all_its_parts_are_there(language):
    assert reasons(language, supplier(1, "Kantoor en meubilair"), "kantoormeubilair") == (
        Reason("name", ("Kantoor", "meubilair")),
    )
    assert reasons(language, supplier(1, "Kantoor"), "kantoormeubilair") == ()


def test_the_words_of_a_phrase_count_where_they_stand_together(language):
    firm = supplier(1, "Onderhoud van tuin", description_nl="tuin onderhoud")
    assert reasons(language, firm, '"tuin onderhoud"') == (Reason("description_nl", ("tuin", "onderhoud")),)


def test_what_is_excluded_is_no_reason(language):
    assert reasons(language, supplier(1, "Tuin schilder"), "schilder -tuin") == (Reason("name", ("schilder",)),)


def test_a_filter_is_explained_by_the_values_that_passed_it(language):
    firm = supplier(
        1,
        certificates=(Proof("vca"), Proof("iso9001", TODAY - timedelta(days=1))),
        cpv_codes=("77310000-6", "45442100-8"),
        works_everywhere=True,
    )
    filters = [
        Filter("certificate", ("vca", "iso9001")),
        Filter("cpv", ("77000000-0",)),
        Filter("works_in", ("GM0352",)),
        Filter("distance", ("10",)),
        Filter("size", ()),
    ]
    assert reasons(language, firm, "", *filters) == (
        Reason("certificate", ("vca",)),
        Reason("cpv", ("77310000",)),
        Reason("works_in", ("*",)),
    )


def test_without_a_question_there_is_no_reason(language):
    assert reasons(language, supplier(1, "Schilder")) == ()


@pytest.mark.parametrize(
    ("text", "typed", "pieces"),
    [
        ("Uw schilder.", "schilders", (("Uw ", False), ("schilder", True), (".", False))),
        ("Hoveniersbedrijf", "hovenier", (("Hoveniersbedrijf", True),)),
        ("Café Één", "cafe", (("Café", True), (" Één", False))),
        ("Cafe\u0301 tuin", "cafe", (("Café", True), (" tuin", False))),
        ("Gardening for you", "gardens", (("Gardening", True), (" for you", False))),
        ("Straße tuin", "tuin", (("Straße ", False), ("tuin", True))),
        ("tuin en onderhoud", '"tuin onderhoud"', (("tuin en onderhoud", False),)),
        ("tuin", "", (("tuin", False),)),
        ("", "tuin", ()),
    ],
)
def test_what_fits_is_marked(language, text, typed, pieces):
    assert marked(text, question(typed), language) == pieces


@settings(max_examples=60, deadline=None)
@given(text=st.text() | st.text(alphabet="ab tuin-'é\u0301ßŒ"), typed=st.text(alphabet='tuinab "-'))
def test_marking_loses_no_letter(language, text, typed):
    pieces = marked(text, question(typed), language)
    again = "".join(piece for piece, _ in pieces)
    assert again == "".join(piece for piece, _ in marked(again, question(), language))
    assert all(piece for piece, _ in pieces)


@settings(max_examples=150, deadline=None)
@given(document=documents(), query=queries())
def test_who_is_found_by_words_has_a_reason(language, document, query):
    engine = MemoryEngine(language)
    engine.upsert([document])
    (hit,) = engine.all_hits(query) or (None,)
    if hit and hit.score > 0:
        assert explain(document, query, language)


def test_a_page_of_hits_is_explained_at_once(language):
    text = " ".join(f"woord{number} hovenier" for number in range(60))
    page = [supplier(number, f"Hovenier {number}", description_nl=text) for number in range(20)]
    query = question("hovenier Wijk bij Duurstede")
    [explain(firm, query, language) for firm in page]
    fastest = min(_seconds(lambda: [explain(firm, query, language) for firm in page]) for _ in range(10))
    assert fastest < 0.05  # a few milliseconds, on a machine that does nothing else


def _seconds(action):
    started = time.perf_counter()
    action()
    return time.perf_counter() - started
