"""Every page on which events are read, organised and let in to, without barriers."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.core.clock import today

ORGANISER = "bestuur-stuwwal@demo.example"
FORMS = ("wat", "waar-en-wanneer", "inschrijving", "programma", "partners", "vragen", "bericht", "kopieren")
LISTS = ("inschrijvingen", "antwoorden")
SUMMER = "Zomerbijeenkomst van de elf verenigingen"


def month_with_events():
    return f"/bijeenkomsten/agenda/{today() + timedelta(days=9):%Y/%m}"


@pytest.mark.journey
def test_pages_of_visitors_have_no_barriers(walk):
    visitor = walk(width=390)
    for path in ("/bijeenkomsten/eerder", month_with_events(), "/bijeenkomsten?soort=fair", "/bijeenkomsten"):
        visitor.open(path)
    visitor.press(visitor.page.get_by_role("link", name=SUMMER))
    visitor.sign_in("ondernemer@demo.example")
    for path in ("/account/inschrijvingen", "/account/agenda"):
        visitor.open(path)


@pytest.mark.journey
def test_the_form_of_registration_fits_the_smallest_screen(walk):
    visitor = walk(width=320)
    visitor.open("/bijeenkomsten")
    visitor.press(visitor.page.get_by_role("link", name=SUMMER))
    visitor.press("#registration .actions a")
    visitor.tap(visitor.page.locator("#guests summary"))
    visitor.submit()
    expect(visitor.page.locator("[aria-invalid='true']").first).to_be_visible()


@pytest.mark.journey
@pytest.mark.parametrize(("width", "places"), [(390, LISTS), (320, FORMS)], ids=["lists", "forms"])
def test_pages_of_organisers_have_no_barriers(walk, width, places):
    organiser = walk(width=width)
    organiser.sign_in(ORGANISER)
    for path in ("/bijeenkomsten/beheer/nieuw", "/bijeenkomsten/beheer"):
        organiser.open(path)
    organiser.press(organiser.page.get_by_role("link", name=SUMMER))
    event = organiser.page.url.removeprefix(organiser.site)
    for place in places:
        organiser.open(f"{event}/{place}")
    organiser.open(event.replace("/bijeenkomsten/beheer", "/deur"))
    organiser.open(f"{event}/inschrijvingen/toevoegen")


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 390])
def test_a_month_is_walked_through_by_keyboard_and_without_script(walk, width):
    visitor = walk(width=width, script=False)
    visitor.open(month_with_events())
    event = visitor.page.locator(".month__event:focus")
    while not event.count():
        visitor.page.keyboard.press("Tab")
    title = event.inner_text().partition(" ")[2].strip()
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    visitor.check()
    assert visitor.page.locator("h1").inner_text() == title
