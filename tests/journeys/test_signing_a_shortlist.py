"""A shortlist on its way to a signature: handed over during a leave, offered, returned, offered again and signed."""

import pytest

OWNER, COLLEAGUE, SIGNER = "inkoper@demo.example", "collega@demo.example", "controller@demo.example"


@pytest.mark.journey
def test_a_shortlist_is_handed_over_offered_returned_and_signed(walk):
    owner, colleague, signer = walk(), walk(width=390), walk(script=False)
    for person, email in ((owner, OWNER), (colleague, COLLEAGUE), (signer, SIGNER)):
        person.sign_in(email)
    file = open_file(owner)
    decide(owner, file)
    hand_over(owner, file, "Bram Oosterwoud")
    hand_over(colleague, file, "Ruben Dalmerink")
    choose_procedure(owner, file)
    declare(owner, file)
    offer(owner, file)
    send_back(signer, "Waarom deze drie?")
    owner.open(file)
    owner.says("Waarom deze drie?")
    offer(owner, file)
    sign(signer)
    owner.open(f"{file}/shortlist")
    owner.says("is nog steeds wat is getekend")
    add(owner, file, "Een van de drie is verhuisd.")


def open_file(owner):
    owner.open("/inkoopdossiers/nieuw")
    owner.fill(subject="Herstel van grafzerken", estimated_value="60.000", estimate_basis="Offerte van vorig jaar")
    owner.choose("category", "services")
    owner.pick("cpv_code", "cpv-search", "hovenier")
    owner.submit()
    return owner.page.url.removeprefix(owner.site)


def decide(owner, file):
    """Invite the first three firms, and leave out the rest."""
    owner.open(f"{file}/zoeken?q=hovenier")
    owner.press("form[action*='/groslijsten'] button")
    for number in range(3):
        row = owner.page.locator("#longlist tbody tr, table tbody tr").nth(number)
        if not row.locator("select").is_visible():
            row.locator("summary").first.click()
        row.locator("select").select_option("invite")
        row.locator("textarea").fill("Doet dit werk in de streek.")
    owner.press("form[data-warn-unsaved] > .actions button")
    owner.fill(reason="Lager op de groslijst.")
    owner.press("form[action$='/overige'] button")


def hand_over(walker, file, name):
    walker.open(f"{file}/eigenaar")
    walker.page.locator("main select[name='colleague']").select_option(label=name)
    walker.fill(note="Verlof")
    walker.submit()
    walker.says(name)


def choose_procedure(owner, file):
    """As advised; the same trade was bought not long ago."""
    owner.open(f"{file}/procedure")
    owner.fill(splitting_reason="Ander werk, op een andere plek.")
    owner.submit()
    owner.says("De procedure is gekozen")


def declare(owner, file):
    owner.open(file)
    owner.press(owner.page.get_by_role("link", name="Verklaren", exact=True))
    owner.choose("declaration", "none")
    owner.press("form[action$='/belangenverklaring'] button.nl-button--primary")


def offer(owner, file):
    owner.open(f"{file}/shortlist")
    owner.press("form[action$='/ondertekening'] button")
    owner.says("Wacht op ondertekening")


def open_what_waits(signer):
    signer.open("/welkom")
    signer.press(signer.page.locator("main a", has_text="Shortlists om te tekenen"))
    signer.press(signer.page.locator(".queue__link", has_text="Herstel van grafzerken"))


def send_back(signer, comment):
    open_what_waits(signer)
    signer.press("form[action$='/teruggeven'] button")
    signer.says("Schrijf op wat anders moet")
    signer.fill(comment=comment)
    signer.press("form[action$='/teruggeven'] button")


def sign(signer):
    open_what_waits(signer)
    signer.page.locator("main [name='declares']").check()
    signer.press("form[action$='/tekenen'] button")
    signer.says("ligt vast")


def add(owner, file, text):
    owner.fill(text=text)
    owner.press("form[action$='/aanvullingen'] button")
    owner.says("Wacht op een tweede persoon")
