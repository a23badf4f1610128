"""On a phone: the code of a letter is typed in, and access to a firm is asked for and given."""

import io
import re

from pypdf import PdfReader

PHONE = 390
DESK = "loket@demo.example"
PASSWORD = "een zin die niemand raadt"


def make_account(walker, email):
    walker.open("/account/maken")
    walker.fill(name="Sanne de Vries", email=email, password=PASSWORD)
    walker.submit()
    walker.open(walker.read_mail(email, "e-mailadres"))
    walker.submit()
    walker.sign_in(email, PASSWORD)


def register(walker, kvk_number):
    """The first two steps: number, name and address. Returns the number of the profile."""
    walker.open("/aanmelden/nieuw")
    walker.fill(kvk_number=kvk_number, name=f"Grafmakerij {kvk_number} bv")
    walker.choose("legal_form", "bv")
    walker.submit()
    walker.fill(street="Slotlaan", house_number="1", postcode="3701gk")
    walker.choose("service_area", "country")
    walker.submit()
    return re.search(r"/aanmelden/(\d+)/", walker.page.url).group(1)


def code_on_paper(desk, firm):
    """Print the letter of the firm, and mark it as posted."""
    desk.open("/bevoegdheid/brieven")
    row = desk.page.locator("tr", has_text=firm)
    link = row.locator("a[href$='.pdf']").get_attribute("href")
    text = PdfReader(io.BytesIO(desk.page.request.get(f"{desk.site}{link}").body())).pages[0].extract_text()
    row.locator("input[type='checkbox']").check()
    desk.submit()
    return re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", text).group()


def test_the_code_of_a_letter_is_typed_in(walk):
    owner, desk = walk(width=PHONE), walk()
    make_account(owner, "sanne@voorbeeld-brief.example")
    firm = register(owner, "71234501")
    owner.open(f"/mijn-bedrijven/{firm}/bevoegdheid")
    owner.press("form[action$='/brief'] button")
    desk.sign_in(DESK)
    code = code_on_paper(desk, "Grafmakerij 71234501 bv")
    owner.open(f"/mijn-bedrijven/{firm}/bevoegdheid")
    owner.fill(code=code.lower())
    owner.press("form[action$='/code'] button")
    owner.says("Het is aangetoond dat u voor dit bedrijf optreedt")


def test_access_to_a_registered_firm_is_asked_for_and_given(walk):
    owner, asker = walk(width=PHONE), walk(width=PHONE)
    make_account(owner, "eigenaar@voorbeeld-toegang.example")
    register(owner, "71234502")
    make_account(asker, "vennoot@voorbeeld-toegang.example")
    asker.open("/aanmelden/nieuw")
    asker.fill(kvk_number="71234502", name="Grafmakerij bv")
    asker.choose("legal_form", "bv")
    asker.submit()
    asker.press(asker.page.get_by_role("link", name="Toegang vragen"))
    asker.fill(message="Ik ben de andere vennoot.")
    asker.submit()
    owner.open(owner.read_mail("eigenaar@voorbeeld-toegang.example", "vraagt toegang"))
    owner.press("form[action$='/geven'] button")
    asker.open("/mijn-bedrijven")
    asker.says("Grafmakerij 71234502 bv")
