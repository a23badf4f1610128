"""The desk teaches the site a word, in the browser."""

import pytest


@pytest.mark.journey
@pytest.mark.parametrize(
    ("width", "script", "word"),
    [(1280, True, "blokhutter"), (390, False, "gazonneur")],
    ids=["desk", "phone-no-script"],
)
def test_a_word_is_added_found_by_search_and_taken_back(walk, width, script, word):
    desk = walk(width=width, script=script)
    desk.sign_in("loket@demo.example")
    desk.open("/loket/vakwoorden")
    desk.press(".actions a[href*='/loket/vakwoorden/nieuw']")
    desk.fill(word=word)
    desk.pick("codes", "code_search", "hovenier")
    desk.submit()
    desk.press(f"tr:has-text('{word}') a")
    desk.page.locator(".confirm__summary").click()
    desk.press(".confirm__body button")
    desk.open(f"/loket/vakwoorden?q={word}")
    assert desk.page.locator("#trade-words").count() == 0


@pytest.mark.journey
def test_a_shipped_word_gets_other_codes_and_its_own_back(walk):
    desk = walk(width=390)
    desk.sign_in("loket@demo.example")
    desk.open("/loket/vakwoorden?q=glazenwasser")
    desk.press("tr:has-text('glazenwasser') a >> nth=0")
    desk.submit()
    desk.press("tr:has-text('Van ons') a")
    desk.page.locator(".confirm__summary").click()
    desk.press(".confirm__body button")
    assert desk.page.locator("tr:has-text('Van ons')").count() == 0
