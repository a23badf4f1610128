"""What an engine promises, by example; test_contract.py compares the engines on random cases."""

from datetime import date, timedelta
from itertools import chain

import pytest

from search_index.documents import Proof
from search_index.engines import open_engine
from search_index.geo import GeoPoint
from search_index.query import Filter, Sort
from search_index.results import Suggestion, SuggestionKind
from tests.search_index.suppliers import TODAY, found, question, supplier

UTRECHT = GeoPoint(52.09, 5.12)


def test_the_town_is_searched_like_any_word(engine):
    engine.upsert(
        [
            supplier(1, "Hoveniersbedrijf Jansen", town="Wijk bij Duurstede"),
            supplier(2, "Hoveniersbedrijf Pietersen", town="Driebergen-Rijsenburg"),
            supplier(3, "Schilder De Vries", town="Wijk bij Duurstede"),
        ]
    )
    assert found(engine, "hovenier Wijk bij Duurstede") == [1]
    assert found(engine, "hovenier driebergen") == [2]


def test_a_cpv_code_finds_what_lies_below_it(engine):
    engine.upsert([supplier(1, cpv_codes=("77310000-6",)), supplier(2, cpv_codes=("45233140-2",))])
    assert found(engine, "77300000-3") == [1]
    assert found(engine, "", Filter("cpv", ("77000000-0",))) == [1]
    assert found(engine, "", Filter("cpv", ("77312000-0",))) == []


def test_words_that_nobody_has_together_find_those_with_any_of_them(engine):
    engine.upsert([supplier(1, "Schilder"), supplier(2, "Loodgieter")])
    page = engine.search(question("schilder loodgieter"))
    assert (page.relaxed, page.total) == (True, 2)


def test_a_filter_that_leaves_nothing_does_not_relax_the_words(engine):
    engine.upsert([supplier(1, "Schilder onderhoud", size="small"), supplier(2, "Schilder", size="micro")])
    page = engine.search(question("schilder onderhoud", Filter("size", ("micro",))))
    assert (page.relaxed, page.total) == (False, 0)


def test_phrases_or_and_exclusion_narrow_as_typed(engine):
    engine.upsert(
        [
            supplier(1, "Onderhoud tuin"),
            supplier(2, "Tuin onderhoud"),
            supplier(3, "Dakdekker"),
        ]
    )
    assert found(engine, '"tuin onderhoud"') == [2]
    assert sorted(found(engine, "tuin OR dakdekker")) == [1, 2, 3]
    assert found(engine, 'tuin -"tuin onderhoud"') == [1]


def test_a_facet_ignores_the_filter_of_its_own_group(engine):
    engine.upsert([supplier(1, size="micro"), supplier(2, size="small", themes=("energy",))])
    facets = engine.search(question("", Filter("size", ("micro",)))).facets
    assert facets["size"].counts == {"micro": 1, "small": 1}
    assert facets["theme"].counts == {}


def test_who_works_everywhere_counts_in_every_municipality(engine):
    engine.upsert([supplier(1, works_everywhere=True), supplier(2, works_in=("GM0355",))])
    assert engine.search(question()).facets["works_in"].counts == {"GM0355": 2}
    assert found(engine, "", Filter("works_in", ("GM0352",))) == [1]


@pytest.mark.parametrize(("days_later", "counts"), [(0, {"vca": 1}), (1, {})])
def test_a_proof_stops_counting_the_day_after_its_last(engine, days_later, counts):
    engine.upsert([supplier(1, certificates=(Proof("vca", TODAY),))])
    today = TODAY + timedelta(days=days_later)
    assert engine.search(question(today=today)).facets["certificate"].counts == counts
    assert found(engine, "", Filter("certificate", ("vca",)), today=today) == [1] * len(counts)


def test_verified_within_counts_days_back_from_today(engine):
    engine.upsert([supplier(1, verified_on=TODAY - timedelta(days=90)), supplier(2, verified_on=None)])
    assert found(engine, "", Filter("verified_within", ("90",))) == [1]
    assert found(engine, "", Filter("verified_within", ("89",))) == []


def test_distance_narrows_sorts_and_is_told(engine):
    engine.upsert(
        [
            supplier(1, lat=52.0, lon=5.4),
            supplier(2, lat=52.09, lon=5.13),
            supplier(3),
        ]
    )
    page = engine.search(question(near=UTRECHT, sort=Sort.DISTANCE))
    assert [(hit.id, hit.distance_km) for hit in page.hits] == [(2, 0.683), (1, 21.606), (3, None)]
    assert found(engine, "", Filter("distance", ("10",)), near=UTRECHT) == [2]
    assert page.facets["distance"].counts == {"5": 1, "10": 1, "15": 1, "25": 2, "50": 2}


def test_names_sort_without_capitals_and_accents(engine):
    engine.upsert([supplier(1, "Zonneweide"), supplier(2, "Élan"), supplier(3, "elan bouw"), supplier(4, "aap")])
    assert found(engine, sort=Sort.NAME) == [4, 2, 3, 1]


def test_the_last_verified_comes_first_and_the_never_verified_last(engine):
    engine.upsert([supplier(1), supplier(2, verified_on=date(2025, 1, 1)), supplier(3, verified_on=date(2026, 1, 1))])
    assert found(engine, sort=Sort.VERIFIED) == [3, 2, 1]


def test_equals_stand_in_an_order_that_only_the_seed_decides(engine):
    engine.upsert([supplier(number) for number in range(1, 30)])
    pages = [found(engine, seed=7, page=page, page_size=10) for page in (1, 2, 3)]
    assert sorted(chain(*pages)) == list(range(1, 30))
    assert found(engine, seed=7, page_size=10) == pages[0]
    assert found(engine, seed=8, page_size=10) != pages[0]


def test_all_hits_are_the_pages_one_after_another(engine):
    engine.upsert([supplier(number, "Schilder" if number % 3 else "Schilder schilder") for number in range(1, 12)])
    query = question("schilder", page=3, page_size=2)
    assert [hit.id for hit in engine.all_hits(query)][4:6] == [hit.id for hit in engine.search(query).hits]


def test_a_page_beyond_the_last_is_empty_and_knows_the_total(engine):
    engine.upsert([supplier(1)])
    page = engine.search(question(page=10_000))
    assert (page.hits, page.total, page.pages) == ((), 1, 1)


def test_an_older_version_changes_nothing(engine):
    engine.upsert([supplier(1, "Nieuw", version=5)])
    engine.upsert([supplier(1, "Oud", version=4)])
    engine.delete({1: 4})
    assert engine.versions() == {1: 5}
    assert found(engine, "oud") == []


def test_what_was_deleted_stays_away_until_a_version_that_is_not_older(engine):
    engine.upsert([supplier(1, version=2)])
    engine.delete({1: 3, 2: 9})
    engine.upsert([supplier(1, version=2), supplier(2, version=8)])
    assert engine.versions() == {}
    engine.upsert([supplier(1, version=3)])
    assert engine.versions() == {1: 3}


def test_the_same_supplier_twice_in_a_batch_is_kept_once_at_its_newest(engine):
    engine.upsert([supplier(1, "Twee", version=2), supplier(1, "Een", version=1)])
    assert engine.versions() == {1: 2}
    assert engine.search(question("twee")).total == 1


def test_a_rebuild_forgets_what_it_is_not_given(engine):
    engine.upsert([supplier(1), supplier(2, version=4)])
    engine.set_position(17)
    engine.rebuild(iter([supplier(2, version=3), supplier(3)]))
    assert engine.versions() == {2: 3, 3: 1}
    assert engine.position() == 17


def test_a_rebuild_notes_the_position_that_its_documents_were_read_at(engine):
    engine.rebuild([supplier(1)], position=40)
    assert (engine.position(), engine.status().documents) == (40, 1)


def test_suggestions_start_with_what_was_typed_at_any_word(engine):
    engine.upsert(
        [
            supplier(1, "Bakker De Bilt", town="De Bilt"),
            supplier(2, "Schilder Bíltstra", town="Zeist"),
            supplier(3, "Hovenier"),
        ]
    )
    assert engine.suggest("bilt", 5) == (
        Suggestion(SuggestionKind.TOWN, "De Bilt"),
        Suggestion(SuggestionKind.SUPPLIER, "Bakker De Bilt", 1),
        Suggestion(SuggestionKind.SUPPLIER, "Schilder Bíltstra", 2),
    )
    assert engine.suggest("bilt", 1) == (Suggestion(SuggestionKind.TOWN, "De Bilt"),)
    assert engine.suggest("  ", 5) == ()


@pytest.mark.parametrize(
    ("field", "values"), [("colour", ("red",)), ("distance", ("near",)), ("size", ("",)), ("cpv_group", ("771",))]
)
def test_a_filter_that_cannot_be_asked_is_refused(field, values):
    with pytest.raises(ValueError):
        Filter(field, values)


def test_an_unknown_address_is_refused(tmp_path, language):
    with pytest.raises(ValueError, match="sphinx"):
        open_engine("sphinx:", tmp_path, language)
