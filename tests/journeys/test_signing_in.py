"""Signing in with a second step: an app, codes on paper, and devices that somebody closes."""

import re
import time

import pyotp
import pytest

from app.accounts.totp.codes import SECONDS
from tests.journeys.walker import Walker

PASSWORD = "de brug over de kromme oever"


def make_account(person: Walker, email: str) -> None:
    person.open("/account/maken")
    person.fill(name="Tess Waterland", email=email, password=PASSWORD)
    person.submit()
    person.open(person.read_mail(email, "Bevestig"))
    person.submit()


def give_password(person: Walker, email: str) -> None:
    person.open("/inloggen")
    person.fill(email=email, password=PASSWORD)
    person.submit()


def set_up_app(person: Walker) -> tuple[pyotp.TOTP, list[str]]:
    """The app, and the codes for paper."""
    person.open("/account")
    person.press("main a[href='/account/tweede-stap']")
    person.press("main a[href='/account/codes']")
    secret = person.page.locator(".secret").text_content().replace(" ", "")
    app = pyotp.TOTP(secret)
    person.fill(code="000000")
    person.submit()
    person.says("Deze code klopt niet")
    assert person.page.locator(".secret").text_content().replace(" ", "") == secret
    person.fill(code=app.now())
    person.submit()
    return app, person.page.locator(".codes code").all_inner_texts()


def sign_out(person: Walker) -> None:
    person.open("/account/sessies")
    person.press("[aria-labelledby='live-caption'] tbody tr:has(.badge) button")


def next_code(app: pyotp.TOTP) -> str:
    """A code works once; the next one is taken half a minute early."""
    return app.at(int(time.time()) + SECONDS)


@pytest.mark.journey
@pytest.mark.parametrize(("width", "script"), [(1280, True), (390, False)])
def test_somebody_sets_up_an_app_and_signs_in_with_its_codes_and_one_from_paper(walk, width, script):
    person, email = walk(width=width, script=script), f"tess-{width}@example.nl"
    make_account(person, email)
    give_password(person, email)
    app, papers = set_up_app(person)
    assert len(papers) == 10
    person.press("main .actions a")
    person.open("/account/herstelcodes")
    person.says("10 codes")

    sign_out(person)
    give_password(person, email)
    person.fill(code=papers[0])
    person.submit()
    person.open("/account/herstelcodes")
    person.says("9 codes")

    sign_out(person)
    give_password(person, email)
    person.fill(code=papers[0])
    person.submit()
    person.says("al gebruikt")
    person.fill(code=next_code(app))
    person.submit()
    person.says("Welkom, Tess Waterland")


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 390])
def test_somebody_closes_the_session_of_another_device(walk, width):
    laptop, phone, email = walk(width=width), walk(width=390), f"tess-twee-{width}@example.nl"
    make_account(laptop, email)
    give_password(laptop, email)
    give_password(phone, email)
    laptop.read_mail(email, "nieuw apparaat")
    laptop.open("/account/sessies")
    assert laptop.page.locator("[aria-labelledby='live-caption'] tbody tr").count() == 2
    laptop.press("[aria-labelledby='live-caption'] tbody tr:not(:has(.badge)) button")
    laptop.says("De sessie is afgesloten")
    phone.open("/account")
    assert re.search(r"/inloggen\?next=", phone.page.url)
