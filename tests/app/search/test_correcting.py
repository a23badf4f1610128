"""Words that no firm uses, and what was probably meant."""

import pytest

from tests.factories.suppliers import BUNNIK, ZEIST, make_listed


@pytest.fixture
def gardeners(index):
    index(*(make_listed(name=f"Hovenier {number}", municipality_code=ZEIST) for number in range(4)))


def page(client, **asked):
    return client.get("/leveranciers", query_string={"seed": "1", **asked}, headers={"Accept-Language": "en"}).text


def test_a_search_that_finds_nothing_shows_what_was_meant(client, gardeners):
    html = page(client, q="hovennier")
    assert ("Hovenier 1" in html.replace("<mark>Hovenier</mark>", "Hovenier"), "Showing results for" in html) == (
        True,
        True,
    )


def test_the_correction_can_be_switched_off(client, gardeners):
    assert "/leveranciers?q=hovennier&amp;letterlijk=1&amp;seed=1" in page(client, q="hovennier")


def test_words_that_are_meant_literally_are_not_corrected(client, gardeners):
    html = page(client, q="hovennier", letterlijk="1")
    assert ("No firm fits" in html, "Showing results for" in html) == (True, False)


def test_links_of_a_corrected_answer_ask_for_what_is_shown(client, index):
    index(*(make_listed(name=f"Hovenier {number}") for number in range(25)))
    assert "/leveranciers?q=hovenier&amp;seed=1&amp;blad=2" in page(client, q="hovennier")


def test_an_answer_with_some_of_the_words_asks_whether_another_was_meant(client, gardeners, index):
    index(make_listed(name="Plantsoen bv", description_nl="Wij planten bomen."))
    html = page(client, q="hovennier sportvelden")
    assert ("Did you mean" in html, "/leveranciers?q=hovenier+sportvelden&amp;seed=1" in html) == (True, True)


def test_a_correction_that_finds_nothing_either_is_not_offered(client, gardeners):
    html = page(client, q="hovennier", gemeente=BUNNIK)
    assert "hovenier</strong>" not in html


def test_another_question_is_not_meant_literally(client, gardeners):
    html = page(client, q="hovennier", letterlijk="1", gemeente=ZEIST)
    box = html[html.index('role="search"') : html.index('type="search"')]
    assert ("letterlijk" in box, ZEIST in box) == (False, True)
