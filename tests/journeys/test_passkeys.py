"""Somebody adds a passkey, signs in with it, uses it as the second step and removes it."""

import pytest

PASSWORD = "een zin die niemand raadt"


def give_device(walker):
    """A device inside the computer that knows its holder: Chromium's virtual authenticator."""
    chromium = walker.page.context.new_cdp_session(walker.page)
    chromium.send("WebAuthn.enable")
    abilities = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device = chromium.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**abilities, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    return chromium, device["authenticatorId"]


def sign_up(walker, email):
    """An account of their own, so that the others of the demonstration stay as they are."""
    walker.open("/account/maken")
    walker.fill(name="Sanne Wilgenburg", email=email, password=PASSWORD)
    walker.submit()
    walker.open(walker.read_mail(email, "Bevestig"))
    walker.submit()
    walker.sign_in(email, PASSWORD)


def sign_out(walker):
    walker.page.context.clear_cookies()


def add_passkey(walker, name):
    walker.open("/account")
    walker.press("main a[href='/account/toegangssleutels']")
    walker.press("main a[href='/account/toegangssleutels/toevoegen']")
    walker.fill(name=name)
    walker.submit()


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 390])
def test_a_passkey_is_added_renamed_used_and_removed(walk, width):
    person = walk(width=width)
    email = f"sleutel-{width}@example.nl"
    give_device(person)
    sign_up(person, email)
    add_passkey(person, "Telefoon")
    person.says("Nog niet gebruikt")
    person.press("article.card a")
    person.fill(name="Oude telefoon")
    person.submit()
    sign_out(person)
    person.open("/inloggen?next=/account/toegangssleutels")
    person.press("#passkey button")
    assert person.page.url.endswith("/account/toegangssleutels")
    person.says("Laatst gebruikt")
    person.page.locator("article.card summary").click()
    person.press("article.card form button")
    person.says("U hebt geen toegangssleutels")
    person.read_mail(email, "verwijderd uit uw account")


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 390])
def test_a_passkey_is_the_second_step_after_the_password(walk, width):
    person = walk(width=width)
    email = f"sleutel-tweede-{width}@example.nl"
    give_device(person)
    sign_up(person, email)
    add_passkey(person, "Telefoon")
    sign_out(person)
    person.open("/inloggen")
    person.fill(email=email, password=PASSWORD)
    person.submit()
    person.says("Tweede stap")
    person.press("#passkey button")
    assert person.page.url.endswith("/welkom")


@pytest.mark.journey
def test_a_device_that_has_a_passkey_makes_no_second_one_and_one_without_says_so(walk):
    person = walk()
    chromium, device = give_device(person)
    sign_up(person, "sleutel-bekend@example.nl")
    add_passkey(person, "Laptop")
    person.open("/account/toegangssleutels/toevoegen")
    person.fill(name="Nog een")
    person.page.locator("main form button").click()
    person.says("Dit apparaat heeft al een toegangssleutel")
    person.check()
    chromium.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    sign_out(person)
    person.open("/inloggen")
    person.page.locator("#passkey button").click()
    person.says("Er is niets gebeurd")
    person.check()


@pytest.mark.journey
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_pages_of_passkeys_have_no_barriers_also_without_script(walk, width):
    person = walk(width=width, script=False)
    person.sign_in("ondernemer@demo.example")
    person.open("/account/toegangssleutels")
    person.open("/account/toegangssleutels/toevoegen")
    person.says("JavaScript")
