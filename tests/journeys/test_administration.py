"""The administrator runs the installation: sees how it does, blocks somebody, reads a letter."""

import pytest
from playwright.sync_api import expect

ADMINISTRATOR = "beheer@demo.example"
PAGES = (
    "mensen",
    "organisaties",
    "regio",
    "gemeenten/nieuw",
    "verenigingen/nieuw",
    "taken",
    "berichten",
    "post",
    "brieven",
    "instellingen",
    "onderdelen",
)


@pytest.mark.journey
@pytest.mark.parametrize(("width", "script"), [(1280, True), (390, False)], ids=["desk", "phone-no-script"])
def test_every_page_of_the_administration_can_be_used_by_anybody(walk, width, script):
    someone = walk(width=width, script=script)
    someone.sign_in(ADMINISTRATOR)
    someone.open("/beheer")
    for page in PAGES:
        someone.open(f"/beheer/{page}")


@pytest.mark.journey
def test_somebody_is_found_blocked_and_let_in_again(walk):
    someone = walk()
    someone.sign_in(ADMINISTRATOR)
    someone.open("/beheer/mensen")
    someone.page.get_by_label("Naam of e-mailadres").fill("Brinkvoort")
    someone.press(".search-bar button")
    someone.press(someone.page.locator("tbody th a").first)
    for act, done in (
        ("Dit account blokkeren", "is geblokkeerd"),
        ("Dit account deblokkeren", "niet meer geblokkeerd"),
    ):
        someone.press(someone.page.get_by_role("link", name=act))
        someone.fill(reason="Telefonisch gevraagd")
        someone.submit()
        someone.says(done)


@pytest.mark.journey
def test_a_letter_is_shown_as_mail_programs_do(walk):
    someone = walk()
    someone.sign_in(ADMINISTRATOR)
    someone.open("/beheer/brieven")
    someone.press(someone.page.locator(".queue__link", has_text="Bevestig uw e-mailadres"))
    letter = someone.page.frame_locator("iframe.letter-preview")
    expect(letter.locator("body")).to_contain_text("Beste Noor Bakker")
    someone.press(someone.page.get_by_role("link", name="English", exact=True))
    expect(letter.locator("body")).to_contain_text("Dear Noor Bakker")
