"""What holds on every page: axe, width, keyboard, weight."""

import gzip

import pytest

PAGES = {
    None: ["/", "/leveranciers", "/leveranciers?q=hovenier+Wijk+bij+Duurstede", "/leveranciers?q=xyzzy", "/aanmelden"],
    "ondernemer@demo.example": ["/welkom", "/mijn-bedrijven", "/account", "/account/belangen"],
    "bestuur-stuwwal@demo.example": [
        "/aanvragen",
        "/aanvragen/besloten",
        "/aanvragen/afwezig",
        "/aanvragen/sjablonen/stuwwal",
    ],
    "loket@demo.example": ["/loket/zoekindex"],
    "controller@demo.example": [
        "/team/gemeente-GM1581",
        "/team/gemeente-GM1581/uitnodigen",
        "/toegangscontrole/gemeente-GM1581",
    ],
    "inkoper-zeist@demo.example": ["/inkoopdossiers", "/inkoopdossiers/nieuw"],
}
KILOBYTE = 1024


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_every_kind_of_person_finds_pages_without_barriers(walk, width):
    for email, paths in PAGES.items():
        person = walk(width=width)
        if email:
            person.sign_in(email)
        for path in paths:
            person.open(path)


@pytest.mark.journey
def test_english_is_complete_enough_to_search_in(walk):
    visitor = walk(language="en-GB")
    visitor.open("/leveranciers?q=gardener")
    visitor.says("Find suppliers")
    assert visitor.page.locator(".result").count() > 0


@pytest.mark.journey
def test_the_first_tab_leads_past_the_menu_and_a_search_needs_no_mouse(walk):
    visitor = walk()
    visitor.open("/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    visitor.page.keyboard.press("Enter")
    while visitor.page.evaluate("document.activeElement.name") != "q":
        visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type("hovenier Wijk bij Duurstede")
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    visitor.check()
    assert "Wijk bij Duurstede" in visitor.page.locator(".result").first.inner_text()


@pytest.mark.journey
@pytest.mark.parametrize(("path", "limit"), [("/", 100), ("/leveranciers?q=hovenier", 150)])
def test_a_first_visit_stays_within_its_weight(walk, path, limit):
    visitor, sizes = walk(), []

    def weigh(response):
        kind = response.headers.get("content-type", "")
        packed = "font" in kind or ("image" in kind and "svg" not in kind)
        body = response.body()
        sizes.append(len(body) if packed else len(gzip.compress(body)))

    visitor.page.on("response", weigh)
    visitor.page.goto(path)
    visitor.page.wait_for_load_state("networkidle")
    assert sum(sizes) <= limit * KILOBYTE, f"{sum(sizes) / KILOBYTE:.0f} KB"
