"""The search page in a browser: typing, narrowing, comparing; by mouse, by keyboard and without script."""

import re

import pytest
from playwright.sync_api import expect

QUESTION = "hovenier Wijk bij Duurstede"
GARDENER_THERE = "Keizerslinde Groen"


@pytest.fixture(params=[(1280, True), (390, True), (1280, False)], ids=["desk", "phone", "no-script"])
def buyer(request, walk):
    width, script = request.param
    return walk(width=width, script=script)


def typed(buyer, text):
    buyer.page.locator("#search").press_sequentially(text)
    expect(buyer.page.locator(".suggestions [role=option]").first).to_be_visible()


def names(buyer):
    return [name.strip() for name in buyer.page.locator(".result .card__title").all_inner_texts()]


@pytest.mark.journey
def test_a_gardener_in_wijk_bij_duurstede_is_found_and_the_reasons_are_shown(buyer):
    buyer.open("/")
    buyer.page.locator("#search").fill(QUESTION)
    buyer.press("form[role=search] button[type=submit]")
    first = buyer.page.locator(".result", has_text=GARDENER_THERE).first
    assert GARDENER_THERE in names(buyer)[:3]
    assert "hovenier" in first.locator("mark").all_inner_texts()
    assert "Gevonden op" in first.inner_text()


@pytest.mark.journey
def test_from_a_firm_one_comes_back_to_the_same_list(buyer):
    buyer.open("/leveranciers?q=hovenier&seed=7")
    before = names(buyer)
    buyer.press(buyer.page.locator(".result a.card__link").first)
    buyer.press("a[data-back]")
    assert names(buyer) == before


@pytest.mark.journey
def test_firms_are_compared_and_one_is_taken_out(buyer):
    buyer.open("/leveranciers?q=hovenier&seed=7")
    chosen = [buyer.page.locator(".result").nth(place) for place in range(3)]
    for card in chosen:
        card.locator("input[name=firma]").check()
    buyer.check()
    buyer.press("#compare button[type=submit]")
    links = buyer.page.locator(".comparison thead a")
    assert links.count() == 3
    buyer.press(buyer.page.locator(".comparison tbody tr").last.locator("a").first)
    assert links.count() == 2
    buyer.press(buyer.page.locator("main a", has_text="Terug").first)
    assert buyer.page.url.endswith("q=hovenier&seed=7")


@pytest.mark.journey
def test_a_typing_error_is_corrected_and_can_be_insisted_on(buyer):
    buyer.open("/leveranciers?q=hovennier")
    assert buyer.page.locator(".results__correction strong").inner_text() == "hovenier"
    assert names(buyer)
    buyer.press(".results__correction a")
    assert names(buyer) == []


@pytest.mark.journey
def test_the_list_beside_the_map_sets_the_municipality(buyer):
    buyer.open("/leveranciers?q=hovenier")
    area = buyer.page.locator(".areas__link", has_text="Zeist")
    number = re.search(r"\d+", area.inner_text())[0]
    buyer.press(area)
    assert re.search(r"\d+", buyer.page.locator(".results__count").inner_text())[0] == number


@pytest.mark.journey
def test_a_long_filter_can_be_shown_whole(buyer):
    buyer.open("/leveranciers")
    buyer.open(buyer.page.locator("#facet-werkt_in .facet__all a").get_attribute("href"))
    assert buyer.page.locator("#facet-werkt_in .facet__option").count() > 20


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 390])
def test_suggestions_lead_to_a_firm_a_trade_and_a_place_by_keyboard_alone(walk, width):
    buyer = walk(width=width)
    buyer.open("/")
    typed(buyer, "keizersl")
    buyer.check()
    choose_suggestion(buyer, GARDENER_THERE)
    expect(buyer.page.locator("h1")).to_have_text(GARDENER_THERE)
    buyer.open("/leveranciers")
    typed(buyer, "schilder")
    choose_suggestion(buyer, "Schilderwerk")
    assert "cpv=45442100" in buyer.page.url
    buyer.open("/")
    typed(buyer, "hovenier in wijk bij d")
    choose_suggestion(buyer, "Wijk bij Duurstede")
    assert GARDENER_THERE in names(buyer)


def choose_suggestion(buyer, label):
    """Go down until the option is the active one, and press Enter."""
    page = buyer.page
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        active = page.locator(f"[id='{page.locator('#search').get_attribute('aria-activedescendant')}']")
        if active.inner_text().startswith(label):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    buyer.check()


@pytest.mark.journey
def test_suggestions_close_with_escape_and_say_when_there_are_none(walk):
    buyer = walk()
    buyer.open("/leveranciers")
    typed(buyer, "tuin")
    buyer.page.keyboard.press("Escape")
    expect(buyer.page.locator(".suggestions")).to_be_hidden()
    assert buyer.page.locator("#search").input_value() == "tuin"
    buyer.page.keyboard.type("xqz")
    expect(buyer.page.locator(".suggestions__none")).to_be_visible()
    buyer.check()
    with buyer.page.expect_navigation():
        buyer.page.keyboard.press("Enter")
    assert "q=tuinxqz" in buyer.page.url


@pytest.mark.journey
def test_a_fifth_firm_is_refused_and_the_choice_survives_another_search(walk):
    buyer = walk()
    buyer.open("/leveranciers?q=hovenier&seed=7")
    boxes = buyer.page.locator("input[name=firma][type=checkbox]")
    for place in range(4):
        boxes.nth(place).check()
    boxes.nth(4).click()
    expect(boxes.nth(4)).not_to_be_checked()
    buyer.open("/leveranciers?q=schilder")
    assert buyer.page.locator(".compare-bar__chosen li").count() == 4
    buyer.press("#compare button[type=submit]")
    assert buyer.page.locator(".comparison thead a").count() == 4


@pytest.mark.journey
def test_a_long_list_of_choices_is_narrowed_by_typing(walk):
    buyer = walk()
    buyer.open("/leveranciers?alles=werkt_in")
    buyer.page.locator("#facet-werkt_in .facet__narrow").fill("zeis")
    expect(buyer.page.locator("#facet-werkt_in .facet__option:visible")).to_have_count(1)
    buyer.check()
