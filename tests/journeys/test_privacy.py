"""Somebody sees what is known of them, takes it along, and leaves; the desk does it for who asks by mail."""

import json
from pathlib import Path

import pytest

WALKS = pytest.mark.parametrize(("width", "script"), [(1280, True), (390, False)], ids=["desk", "phone-no-script"])
PASSWORD = "een zin die niemand raadt"


def sign_up(person, email):
    person.open("/account/maken")
    person.fill(name="Wilhelmien Zwartkruis", email=email, password=PASSWORD)
    person.submit()
    person.open(person.read_mail(email, "Bevestig"))
    person.submit()
    person.sign_in(email, PASSWORD)


@pytest.mark.journey
@WALKS
def test_somebody_takes_their_data_along_and_is_erased(walk, width, script):
    email = f"wilhelmien-{width}@zwartkruis.example"
    person = walk(width=width, script=script)
    sign_up(person, email)
    person.open("/account")
    person.press("a[href='/account/gegevens']")
    person.press("a[href='/account/gegevens/alles']")
    person.says(email)
    with person.page.expect_download() as download:
        person.page.locator("a[href='/account/gegevens.json']").click()
    assert json.loads(Path(download.value.path()).read_text("utf-8"))["account"]["email"] == email
    person.open("/account/verwijderen")
    person.says("Wat blijft, en waarom")
    person.fill(email="iemand@anders.example")
    person.press("main form .actions button")
    person.says("Dit is niet het adres van uw account")
    person.fill(email=email)
    person.press("main form .actions button")
    person.says("Uw account is gewist")
    person.page.goto("/inloggen")
    person.fill(email=email, password=PASSWORD)
    person.submit()
    person.says("klopt niet")


@pytest.mark.journey
@WALKS
def test_the_desk_erases_somebody_who_asks_by_letter(walk, width, script):
    email = f"brief-{width}@zwartkruis.example"
    sign_up(walk(width=width, script=script), email)
    desk = walk(width=width, script=script)
    desk.sign_in("loket@demo.example")
    desk.open("/privacyverzoeken")
    desk.fill(email=email)
    desk.submit()
    desk.fill(reason="Gevraagd per brief, paspoort gezien aan het loket")
    desk.press("main form[action$='/verwijderen'] button")
    desk.says("Het account is gewist")
    desk.fill(email=email)
    desk.submit()
    desk.says("Er is geen account met dit adres")


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_pages_about_privacy_have_no_barriers(walk, width):
    for email, paths in {
        None: ["/privacy"],
        "ondernemer@demo.example": ["/verwerkingsregister", "/account/gegevens", "/account/gegevens/alles"],
        "beheer@demo.example": ["/beheer/bewaartermijnen", "/account/verwijderen", "/account/toestemmingen"],
    }.items():
        person = walk(width=width)
        if email:
            person.sign_in(email)
        for path in paths:
            person.open(path)
