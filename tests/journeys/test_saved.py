"""Somebody keeps a search, and the desk sees what nobody could find."""

import pytest

WALKS = pytest.mark.parametrize(("width", "script"), [(1280, True), (390, False)], ids=["desk", "phone-no-script"])
LONG = (
    "Hoveniers die ook sedumdaken aanleggen in de kernen langs de Kromme Rijn en op de heuvelrug, voor de gemeentewerf"
)


@pytest.mark.journey
@WALKS
def test_a_search_is_saved_after_signing_in_renamed_paused_and_deleted(walk, width, script):
    buyer = walk(width=width, script=script)
    buyer.open("/leveranciers?q=hovenier&gemeente=GM0352")
    buyer.press("a[href*='/zoekopdrachten/bewaren']")
    buyer.fill(email="inkoper-zeist@demo.example", password="welkom-op-de-heuvel")
    buyer.submit()
    buyer.show_code()
    buyer.fill(name=LONG)
    buyer.choose("frequency", "daily")
    buyer.submit()
    buyer.says(LONG)
    buyer.press("a[href*='/leveranciers?q=hovenier']")
    assert "gemeente=GM0352" in buyer.page.url
    buyer.press("a[href*='/zoekopdrachten/bewaren']")
    buyer.says("al bewaard")
    buyer.press("form[action$='/pauzeren'] button")
    buyer.says("Gepauzeerd")
    buyer.page.locator("details.confirm summary").click()
    buyer.press("form[action$='/verwijderen'] button")
    buyer.says("U hebt geen bewaarde zoekopdrachten")


@pytest.mark.journey
@WALKS
def test_the_desk_sees_what_was_not_found_handles_it_and_puts_it_back(walk, width, script):
    words = f"{'vuurtoren' * 8} {width}"
    walk(width=width, script=script).open(f"/leveranciers?q={words}")
    desk = walk(width=width, script=script)
    desk.sign_in("loket@demo.example")
    row = desk.page.locator("tr", has_text=words)
    for _ in range(60):
        desk.page.goto("/loket/gaten?weken=4")
        if row.count():
            break
        desk.page.wait_for_timeout(250)
    desk.check()
    desk.press(row.locator("form[action*='/afhandelen'] button"))
    desk.press("a[href*='afgehandeld=1']")
    desk.press(row.locator("form[action*='/terugzetten'] button"))
    desk.open("/loket/gaten?weken=4&resultaat=niets")
    assert row.count() == 1


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_pages_of_saved_searches_and_demand_have_no_barriers(walk, width):
    for email, path in (
        ("ondernemer@demo.example", "/zoekopdrachten"),
        ("loket@demo.example", "/loket/gaten"),
        ("bestuur-zevenlinden@demo.example", "/gevraagde-vakken"),
    ):
        person = walk(width=width)
        person.sign_in(email)
        person.open(path)
