"""Trades and places that typed words stand for beside themselves."""

import pytest

from search_index.language import Language
from search_index.parser import parse
from tests.search_index.suppliers import found, question, supplier

WIJK = "GM0352"
GARDENING = "77310000-6"


@pytest.mark.parametrize(
    "typed", ["hovenier", "hoveniers", "hoveniersbedrijf", "groen onderhoud", "Groenonderhoud", "gardener", "gardeners"]
)
def test_a_trade_finds_who_ticked_its_code_only(engine, typed):
    engine.upsert([supplier(1, "Jansen", cpv_codes=(GARDENING,)), supplier(2, "Pietersen", cpv_codes=("45233140-2",))])
    page = engine.search(question(typed))
    assert ([hit.id for hit in page.hits], page.relaxed) == ([1], False)


def test_a_trade_finds_codes_below_its_own(engine):
    engine.upsert([supplier(1, cpv_codes=("77312000-0",)), supplier(2, cpv_codes=("77000000-0",))])
    assert found(engine, "hovenier") == [1]


def test_who_says_it_stands_above_who_only_ticked_the_code(engine):
    engine.upsert(
        [
            supplier(1, "Jansen", cpv_codes=(GARDENING,)),
            supplier(2, "Jansen", description_nl="Wij zijn hovenier", cpv_codes=(GARDENING,)),
            supplier(3, "Jansen hovenier"),
            supplier(4, "Schilder"),
        ]
    )
    assert found(engine, "hovenier") == [3, 2, 1]


def test_the_literal_word_is_found_without_the_code(engine):
    engine.upsert([supplier(1, "Hovenier"), supplier(2, "Groen en onderhoud")])
    assert found(engine, "hovenier") == [1]
    assert found(engine, "groen onderhoud") == [2]


@pytest.mark.parametrize("typed", ["groen -hovenier", 'groen -"hovenier"'])
def test_a_minus_takes_away_the_word_and_not_the_trade(engine, typed):
    engine.upsert([supplier(1, "Groen", cpv_codes=(GARDENING,)), supplier(2, "Groen hovenier")])
    assert found(engine, typed) == [1]


def test_a_phrase_is_no_trade(engine):
    engine.upsert([supplier(1, "Jansen", cpv_codes=(GARDENING,))])
    assert found(engine, '"groen onderhoud"') == []
    assert found(engine, '"hovenier"') == []


def test_a_trade_may_be_one_side_of_or(engine):
    engine.upsert([supplier(1, "Jansen", cpv_codes=(GARDENING,)), supplier(2, "Schilder"), supplier(3, "Loodgieter")])
    assert sorted(found(engine, "schilder OR hovenier")) == [1, 2]


def place_suppliers():
    town = "Wijk bij Duurstede"
    return [
        supplier(1, "Hovenier Een", works_everywhere=True),
        supplier(2, "Hovenier Twee", works_in=("GM0355", WIJK)),
        supplier(3, "Hovenier Drie", town="Cothen", municipality=WIJK),
        supplier(4, "Hovenier Vier", town=town, municipality=WIJK, municipality_name=town),
        supplier(5, "Hovenier Vijf", town="Zeist", municipality="GM0355", works_in=("GM0355",)),
        supplier(6, "Schilder Zes", town=town, municipality=WIJK, municipality_name=town),
    ]


@pytest.mark.parametrize(
    "typed", ["hovenier Wijk bij Duurstede", "wijk duurstede hovenier", "Hovenier in WIJK bij dúúrstede"]
)
def test_a_place_finds_who_is_there_before_who_works_there(engine, typed):
    engine.upsert(place_suppliers())
    page = engine.search(question(typed))
    assert ([hit.id for hit in page.hits], page.relaxed) == ([4, 3, 2, 1], False)


def test_a_place_does_not_stand_for_a_part_of_its_name(engine):
    engine.upsert(place_suppliers())
    assert found(engine, "hovenier duurstede") == [4]


def terms(text, language):
    return {term for group in parse(text, language).groups for alternative in group for term in alternative.terms}


def test_a_place_named_like_a_word_is_the_place_only_with_its_article(language):
    assert "seat:GM1690" in terms("de wijk", language)
    assert "seat:GM1690" not in terms("wijk", language)
    assert "seat:GM0355" in terms("bilt", language)


def test_a_name_of_two_places_stands_for_both(language):
    assert terms("huis ter heide", language) >= {"seat:GM0355", "seat:GM1699"}


def test_a_place_leaves_the_word_what_it_is(engine):
    engine.upsert([supplier(1, "Groen in de wijk"), supplier(2, "Groen", town="Zeist", municipality="GM0355")])
    assert found(engine, "groen wijk") == [1]


def test_places_lengthen_no_document(engine):
    everywhere = tuple(f"GM{number:04}" for number in range(300))
    engine.upsert([supplier(1, "Schilder", works_in=everywhere), supplier(2, "Schilder")])
    near, far = engine.all_hits(question("schilder"))
    assert near.score == far.score


def test_nobody_can_type_the_term_of_a_place(engine):
    engine.upsert([supplier(1, "Schilder", municipality=WIJK, works_everywhere=True)])
    assert found(engine, "seat:GM0352") == []
    assert found(engine, "present:everywhere") == []


def test_trades_are_learned_while_running():
    language = Language()
    assert "03142000" not in terms("imker", language)
    language.learn({"imker": ("03142000-3",)})
    assert "03142000" in terms("imkers", language)
    language.learn({})
    assert "03142000" not in terms("imker", language)


def test_names_of_trades_and_places_may_be_anything():
    odd = {"": ("77310000-6",), "de": ("77310000-6",), "€ 5,-": ("77310000-6",), "3D printen": ("79811000-2",)}
    learned = Language(trades=odd, places={"": "GM0001", "'s": "GM0002", "'s-Gravenhage": "GM0518"})
    assert "79811000" in terms("3d printen", learned)
    assert "seat:GM0518" in terms("'s-gravenhage", learned)
    assert terms("de", learned) == set()
