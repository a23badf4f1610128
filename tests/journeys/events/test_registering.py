"""People register for an event, wait for a seat, and are let in at the door, also without a network."""

import io
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import vobject
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from app.core.clock import AMSTERDAM, now

ORGANISER = "bestuur-stuwwal@demo.example"
ANNA, BRAM, CORA, DORA, EVA = (f"{name}@gasten.example" for name in ("anna", "bram", "cora", "dora", "eva"))


@pytest.mark.journey
def test_seats_go_to_who_came_first_and_the_door_counts_without_a_network(walk):
    title = "Rondleiding langs de dertien molens van de Kromme Oever"
    organiser, visitor = walk(), walk(width=390, script=False)
    organiser.sign_in(ORGANISER)
    event = make_event(organiser, title)
    ask_about_diet(organiser, event)
    limit_seats(organiser, event, 2)
    address = publish(organiser, event)
    register(visitor, address, "Anna Aker", ANNA)
    register(visitor, address, "Bram Beek", BRAM, diet="geen noten")
    register(visitor, address, "Cora Camp", CORA)
    cancel(visitor, title)
    visitor.open(visitor.read_mail(CORA, f"Een plek voor u: {title}"))
    visitor.press("form[action$='/aannemen'] button")
    visitor.says("U hebt een plek")
    see_list(organiser, event)
    write_to_all(organiser, event)
    visitor.read_mail(CORA, "Neem laarzen mee")
    visitor.open(visitor.read_mail(BRAM, f"U bent ingeschreven: {title}"))
    card = code_in(visitor.page.locator(".ticket__code").screenshot())
    phone = walk(width=390)
    phone.sign_in(ORGANISER)
    check_in_by_code(phone, card)
    check_in_without_network(phone, event)
    phone.open(f"/deur/{number_of(event)}")
    assert counts(phone) == ("3", "3")
    refuse_forged(phone, card)


@pytest.mark.journey
def test_who_registered_hears_that_an_event_is_cancelled(walk):
    title = "Ontbijt in de oranjerie"
    organiser, visitor = walk(width=390, script=False), walk()
    organiser.sign_in(ORGANISER)
    event = make_event(organiser, title)
    limit_seats(organiser, event, 1)
    address = publish(organiser, event)
    register(visitor, address, "Dora Dijk", DORA)
    register(visitor, address, "Eva Eik", EVA)
    assert calendar_of(visitor, address).status.value == "CONFIRMED"
    organiser.open(event)
    organiser.fill(reason="De oranjerie is ondergelopen.")
    organiser.press("form[action$='/annuleren'] button")
    organiser.says("Geannuleerd")
    for guest in (DORA, EVA):  # one had a seat, one waited
        visitor.read_mail(guest, f"Gaat niet door: {title}")
        visitor.says("De oranjerie is ondergelopen.")
    cancelled = calendar_of(visitor, address)
    assert (cancelled.status.value, cancelled.summary.value.endswith(title)) == ("CANCELLED", True)


def make_event(organiser, title):
    """A draft that begins in a few hours, so that the door is open already; where it is kept."""
    organiser.open("/bijeenkomsten/beheer/nieuw")
    organiser.choose("kind", "company visit")
    organiser.fill(title=title, starts_at=in_hours(4), ends_at=in_hours(7))
    organiser.submit()
    event = organiser.page.url.removeprefix(organiser.site)
    organiser.open(f"{event}/wat")
    organiser.fill(introduction="Van elke molen een kwartier, met een broodje toe.")
    organiser.submit()
    organiser.open(f"{event}/waar-en-wanneer")
    organiser.fill(place="Molen De Vlijt", town="Bunnik")
    organiser.submit()
    return event


def in_hours(number):
    return f"{(now() + timedelta(hours=number)).astimezone(AMSTERDAM):%Y-%m-%dT%H:%M}"


def number_of(event):
    return event.rpartition("/")[2]


def ask_about_diet(organiser, event):
    organiser.open(f"{event}/vragen")
    organiser.tap(organiser.page.locator("button[name='add-questions']"))
    expect(organiser.page.locator("[name='questions-0-question']")).to_be_visible()
    organiser.fill(**{"questions-0-question": "Eet u iets niet?"})
    organiser.choose("questions-0-kind", "diet")
    organiser.submit()


def limit_seats(organiser, event, seats):
    organiser.open(f"{event}/inschrijving")
    organiser.fill(seats=str(seats))
    organiser.submit()


def publish(organiser, event):
    """Its public address."""
    organiser.press("form[action$='/publiceren'] button")
    organiser.says("Gepubliceerd")
    return organiser.page.locator(f"main a[href^='/bijeenkomsten/{number_of(event)}-']").first.get_attribute("href")


def register(visitor, address, name, email, diet=""):
    visitor.open(address)
    visitor.press("#registration .actions a")
    visitor.fill(name=name, email=email)
    if diet:
        visitor.page.get_by_label("Eet u iets niet?").fill(diet)
    visitor.submit()
    visitor.says("kijk in uw mail")


def cancel(visitor, title):
    visitor.open(visitor.read_mail(ANNA, f"U bent ingeschreven: {title}"))
    visitor.page.locator("details.confirm summary").click()
    visitor.press("form[action$='/afmelden'] button")
    visitor.says("Uw inschrijving is geannuleerd")


def see_list(organiser, event):
    organiser.open(f"{event}/inschrijvingen")
    rows = organiser.page.locator("tbody tr")
    expect(rows.filter(has_text=CORA)).to_contain_text("Ingeschreven")
    expect(rows.filter(has_text=ANNA)).to_contain_text("Komt niet")
    organiser.open(f"{event}/antwoorden")
    organiser.says("geen noten")


def write_to_all(organiser, event):
    organiser.open(f"{event}/bericht")
    organiser.fill(subject="Neem laarzen mee", text="Het pad is nat.")
    organiser.submit()
    organiser.says("Dit gaat naar 2 mensen")
    organiser.press("button[name='send']")


def code_in(screenshot):
    """The path to which the code leads."""
    [found] = zxingcpp.read_barcodes(Image.open(io.BytesIO(screenshot)))
    return urlsplit(found.text).path


def check_in_by_code(phone, card):
    """As the camera of the phone opens it: one tap."""
    phone.open(card)
    phone.says("Bram Beek")
    phone.press(".door__people form button")
    assert counts(phone) == ("1", "2")


def check_in_without_network(phone, event):
    """Somebody on the list, and somebody who is not; they are sent once the network is back."""
    phone.page.context.set_offline(True)
    phone.tap(phone.page.locator(".door__person", has_text="Cora Camp").locator("button"))
    phone.tap(phone.page.locator("#walk-in summary"))
    phone.page.locator("#walk-in [name='name']").fill("Dirk Dam")
    phone.page.locator("#walk-in [name='anyway']").check()
    phone.tap(phone.page.locator("#walk-in button"))
    assert counts(phone) == ("3", "3")
    expect(phone.page.locator("[data-door-queue]")).to_contain_text("2 ")
    phone.page.context.set_offline(False)
    expect(phone.page.locator("[data-door-queue]")).to_be_hidden()


def counts(phone):
    """How many are in, and how many are expected."""
    return tuple(phone.page.locator(f"[data-door-{name}]").inner_text() for name in ("came", "expected"))


def refuse_forged(phone, card):
    start, _, token = card.rpartition("/")
    answer = phone.page.goto(f"{start}/{token[::-1]}")
    assert answer.status == 404
    phone.says("Dit is geen code van ons")
    phone.check()


def calendar_of(visitor, address):
    """What the calendar file of an event says about it."""
    number = address.removeprefix("/bijeenkomsten/").partition("-")[0]
    answer = visitor.page.request.get(f"/bijeenkomsten/{number}.ics")
    return vobject.readOne(answer.text()).vevent
