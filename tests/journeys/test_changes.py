"""A listed firm changes its description and its name, on a phone; a reviewer looks at both."""

import re

import pytest

QUEUE = "/aanvragen/wijzigingen"


@pytest.mark.journey
def test_a_change_waits_or_shows_and_is_looked_at(walk):
    owner, reviewer = walk(width=390), walk(width=390)
    firm, name = change(owner)
    look(reviewer, name)
    owner.open(f"/leveranciers/{firm}")
    owner.says(f"{name} & Dochter")
    owner.says("Ook op zaterdag.")
    owner.open(f"/mijn-bedrijven/{firm}/geschiedenis")
    owner.says("Handelsnaam")


def change(owner):
    owner.sign_in("ondernemer@demo.example")
    owner.open("/mijn-bedrijven")
    listed = owner.page.locator("main a[href^='/leveranciers/']").first.get_attribute("href")
    firm = re.search(r"/leveranciers/(\d+)", listed)[1]
    owner.open(f"/aanmelden/{firm}/werk")
    description = owner.page.locator("[name='description_nl']").input_value()
    owner.fill(description_nl=f"{description} Ook op zaterdag.")
    owner.submit()
    owner.open(f"/aanmelden/{firm}/bedrijf")
    name = owner.page.locator("[name='trade_name']").input_value() or owner.page.locator("[name='name']").input_value()
    owner.fill(trade_name=f"{name} & Dochter")
    owner.submit()
    owner.says("wacht op controle")
    return firm, name


def look(reviewer, name):
    """What does not show yet comes first; the queue is in view again after each decision."""
    reviewer.sign_in("loket@demo.example")
    reviewer.open(QUEUE)
    for button in ("accepteren", "gezien"):
        reviewer.press(reviewer.page.locator(".queue__link", has_text=name).first)
        assert reviewer.page.locator("ins").count() > 0
        reviewer.press(f"form[action$='/{button}'] button")
    reviewer.open(f"{QUEUE}/bekeken")
    reviewer.says(name)
