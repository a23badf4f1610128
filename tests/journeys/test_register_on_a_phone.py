"""A gardener with ten minutes and a phone registers a firm, with a certificate and a logo."""

import re
from datetime import timedelta

import pytest

from app.core.clock import today
from tests.factories.files import pdf, picture
from tests.journeys.test_main_job import DESCRIPTION, sign_up

MOST_INTERACTIONS = 40


@pytest.mark.journey
def test_a_firm_is_registered_with_documents_in_under_forty_interactions(walk):
    owner = walk(width=390)
    sign_up(owner, "hovenier@dehaag.example")
    owner.interactions = 0
    begin(owner)
    tell_about_the_firm(owner)
    prove(owner)
    hand_in(owner)
    print(f"registered in {owner.interactions} interactions")
    assert owner.interactions < MOST_INTERACTIONS
    owner.press(owner.page.get_by_role("link", name=re.compile("pagina")).first)
    owner.says("VCA")
    logo = owner.page.get_by_role("img", name="Logo van Hoveniersbedrijf De Haag bv")
    assert logo.evaluate("image => image.complete && image.naturalWidth") == 240


def begin(owner):
    owner.open("/mijn-bedrijven")
    owner.press(owner.page.locator("main a[href='/aanmelden']").first)
    owner.press(owner.page.locator("main a[href='/aanmelden/nieuw']").first)
    owner.fill(kvk_number="80000101", name="Hoveniersbedrijf De Haag bv")
    owner.choose("legal_form", "bv")
    owner.submit()


def tell_about_the_firm(owner):
    owner.fill(street="Slotlaan", house_number="1", postcode="3701gk")
    owner.choose("service_area", "country")
    owner.submit()
    owner.pick("cpv", "cpv_search", "hovenier")
    owner.fill(description_nl=DESCRIPTION)
    owner.submit()
    owner.fill(staff="2")
    owner.submit()


def prove(owner):
    """One document is refused first: the rest stays filled in."""
    end = (today() + timedelta(days=400)).isoformat()
    owner.tap(owner.page.get_by_role("button", name="Bewijs toevoegen"))
    owner.choose("proofs-0-kind", "vca|VCA*")
    owner.fill(**{"proofs-0-number": "A1", "proofs-0-issuer": "Keurders bv", "proofs-0-valid_until": end})
    owner.attach("proofs-0-documents", "vca.pdf", "application/pdf", pdf()[:-40])
    owner.submit()
    owner.says("beschadigd")
    assert owner.page.locator("[name='proofs-0-number']").input_value() == "A1"
    owner.attach("proofs-0-documents", "vca.pdf", "application/pdf", pdf())
    owner.submit()
    owner.attach("logo-file", "logo.png", "image/png", picture("PNG", (240, 240)))
    owner.press(owner.page.get_by_role("button", name="Dit logo bewaren"))
    owner.press(owner.page.get_by_role("link", name="Verder", exact=True))


def hand_in(owner):
    owner.submit()  # nothing more to tell
    owner.submit()
    owner.page.get_by_label(re.compile("Stuwwal")).check()
    owner.interactions += 1
    owner.submit()
    owner.says("Hoveniersbedrijf De Haag bv")
