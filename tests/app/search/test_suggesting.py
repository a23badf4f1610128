"""Suggestions for somebody who is still typing."""

import pytest

from app.suppliers.kinds import ProfileStatus
from tests.factories.suppliers import make_listed


@pytest.fixture
def suggested(client):
    """`suggested("hov")`: the options by the label of their group."""

    def ask(text):
        answer = client.get("/leveranciers/suggesties", query_string={"q": text})
        assert answer.status_code == 200
        return {group["label"]: group["options"] for group in answer.json}

    return ask


@pytest.fixture(autouse=True)
def english(client):
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"


def test_a_firm_is_offered_with_its_town_and_its_page(index, suggested):
    firm = make_listed(name="Tuinen van Oost", town="Bunnik")
    index(firm)
    offered = {"label": "Tuinen van Oost", "note": "Bunnik", "url": f"/leveranciers/{firm.id}/tuinen-van-oost"}
    assert suggested("oost")["Firms"] == [offered]


def test_a_firm_that_was_suspended_after_indexing_is_not_offered(index, suggested):
    firm = make_listed(name="Tuinen van Oost")
    index(firm)
    firm.status = ProfileStatus.SUSPENDED
    assert "Firms" not in suggested("oost")


def test_an_everyday_word_for_a_trade_is_completed(index, suggested):
    first = suggested("hovenie")["Trades"][0]
    assert first == {"label": "hovenier", "lang": "nl", "note": "search for this word", "text": "hovenier"}


def test_a_trade_word_offers_the_filter_on_its_code(index, suggested):
    first = next(each for each in suggested("schilder")["Trades"] if "name" in each)
    assert (first["name"], first["value"], first["note"], first["text"]) == ("cpv", "45442100", "45442100-8", "")


def test_digits_offer_the_codes_that_start_with_them_the_widest_first(index, suggested):
    assert [each["value"] for each in suggested("773")["Trades"]][:2] == ["77300000", "77310000"]


@pytest.mark.parametrize("typed", ["77310000-6", "77310000"])
def test_a_whole_code_offers_itself(index, suggested, typed):
    assert [each["value"] for each in suggested(typed)["Trades"]] == ["77310000"]


def test_a_municipality_is_offered_as_seat_and_as_place_of_work(index, suggested):
    assert [(each["name"], each["value"]) for each in suggested("zeis")["Places"][:2]] == [
        ("gemeente", "GM0355"),
        ("werkt_in", "GM0355"),
    ]


def test_a_town_becomes_a_word_of_the_question(index, suggested):
    town = next(each for each in suggested("driebergen")["Places"] if each["label"].startswith("Driebergen"))
    assert (town["text"], "name" in town) == (town["label"], False)


@pytest.mark.parametrize("typed", ["hovenier zeist", "hovenier in Zeist"])
def test_words_before_a_place_stay_in_the_question(index, suggested, typed):
    assert suggested(typed)["Places"][0] == {
        "label": "Zeist",
        "note": "“hovenier” · Based in",
        "text": "hovenier",
        "name": "gemeente",
        "value": "GM0355",
    }


def test_places_of_the_region_stand_before_others(index, suggested):
    assert suggested("bu")["Places"][0]["label"] == "Bunnik"


@pytest.mark.parametrize("typed", ["", "a", " b ", "xqzw", "\x00\x07", "%%", "🌳🌳", '"(', "²²", "٣٣"])
def test_what_means_nothing_offers_nothing(index, suggested, typed):
    assert suggested(typed) == {}


def test_a_text_without_end_is_cut(index, suggested):
    assert "Trades" in suggested("schilder " * 5000)


def test_without_an_index_trades_and_places_are_still_offered(no_index, suggested):
    assert suggested("zeis").keys() == {"Places"}


def test_suggestions_may_be_kept_a_minute_by_one_browser(client, index):
    answer = client.get("/leveranciers/suggesties?q=zeist")
    assert answer.headers["Cache-Control"] == "private, max-age=60"


def test_suggestions_need_few_queries(client, index, count_queries):
    index(*(make_listed(name=f"Zeister Tuinen {number}") for number in range(6)))
    client.get("/leveranciers/suggesties?q=zeist")
    with count_queries() as queries:
        client.get("/leveranciers/suggesties?q=zeist")
    assert len(queries) <= 3, queries
