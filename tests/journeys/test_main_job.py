"""From a new firm to an exported shortlist, as its users walk it: on a desk, on a phone and without script."""

import io
import re
import time

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

PASSWORD = "een zin die niemand raadt"
DESCRIPTION = (
    "Wij slopen en herstellen natuurstenen grafzerken en gedenkmuren op begraafplaatsen, met aandacht voor "
    "wie er rust en voor de mensen die komen."
)
ROUTES = [(1280, True), (390, True), (1280, False)]
NUMBER = iter(range(80_000_001, 80_000_099))


@pytest.mark.journey
@pytest.mark.parametrize(("width", "script"), ROUTES, ids=["desk", "phone", "no-script"])
def test_a_new_firm_is_registered_approved_found_and_shortlisted(walk, width, script):
    kvk_number = str(next(NUMBER))
    name = f"Grafzerkherstel {kvk_number} bv"
    email = f"eigenaar{kvk_number}@grafzerkherstel.example"
    owner = walk(width=width, script=script)
    sign_up(owner, email)
    register(owner, name, kvk_number)
    chair = walk(width=width, script=script)
    approve(chair, name)
    buyer = walk(width=width, script=script)
    find(buyer, name)
    shortlist(buyer, name)


def sign_up(owner, email):
    owner.open("/aanmelden")
    owner.open("/account/maken")
    owner.fill(name="Jip van der Steen", email=email, password="kort")
    owner.submit()
    assert owner.page.locator("[name='email']").input_value() == email
    owner.fill(password=PASSWORD)
    owner.submit()
    owner.open(owner.read_mail(email, "Bevestig"))
    owner.submit()
    owner.fill(email=email, password=PASSWORD)
    owner.submit()


def register(owner, name, kvk_number):
    owner.open("/aanmelden/nieuw")
    owner.fill(kvk_number="12", name=name)
    owner.submit()
    assert owner.page.locator("[name='name']").input_value() == name
    owner.fill(kvk_number=kvk_number)
    owner.choose("legal_form", "bv")
    owner.submit()
    owner.fill(street="Slotlaan", house_number="1", postcode="3701gk")
    owner.choose("service_area", "country")
    owner.submit()
    owner.pick("cpv", "cpv_search", "grafsteen")
    owner.fill(description_nl=DESCRIPTION)
    owner.submit()
    owner.fill(staff="2")
    owner.submit()
    owner.submit()  # no proof
    owner.press(owner.page.get_by_role("link", name="Verder", exact=True))  # no pictures
    owner.submit()  # nothing more to tell
    owner.submit()
    owner.page.get_by_label(re.compile("Stuwwal")).check()
    owner.submit()
    owner.says(name)


def approve(chair, name):
    chair.sign_in("bestuur-stuwwal@demo.example")
    chair.open("/aanvragen")
    chair.press(chair.page.locator(".queue__link", has_text=name))
    chair.choose("authority_confirmed", "y")
    chair.press("form[action$='/goedkeuren'] button.nl-button--primary")
    chair.says(name)


def find(buyer, name):
    """Within a second after the approval; the page of the firm is one click away."""
    deadline = time.monotonic() + 5
    number = re.search(r"\d{8}", name)[0]
    while time.monotonic() < deadline:
        buyer.page.goto(f"/leveranciers?q=grafzerken+{number}")
        if buyer.page.locator(".result", has_text=name).count():
            break
    buyer.check()
    buyer.press(buyer.page.locator(".result a.card__link", has_text=name))
    buyer.says("Zeist")


def shortlist(buyer, name):
    buyer.sign_in("inkoper-zeist@demo.example")
    buyer.open("/inkoopdossiers/nieuw")
    buyer.fill(subject="Herstel van grafzerken", estimated_value="25.000", estimate_basis="Offerte van vorig jaar")
    buyer.choose("category", "services")
    buyer.pick("cpv_code", "cpv-search", "grafsteen")
    buyer.submit()
    file = buyer.page.url.removeprefix(buyer.site)
    buyer.open(f"{file}/zoeken?q=grafzerken")
    buyer.press("form[action*='/groslijsten'] button")
    row = buyer.page.locator("tr", has_text=name)
    row.locator("summary").first.click() if not row.locator("select").is_visible() else None
    row.locator("select").select_option("invite")
    row.locator("textarea").fill("Doet dit werk en zit in de gemeente.")
    buyer.press(row.locator("button"))
    buyer.open(f"{file}/shortlist")
    buyer.says("Doet dit werk en zit in de gemeente.")
    check_exports(buyer, file, name)


def check_exports(buyer, file, name):
    buyer.open(f"{file}/archief")
    buyer.press("form[action$='/archief'] button")
    export = buyer.page.url
    wait_until_ready(buyer)
    pdf = buyer.page.request.get(f"{export}/pdf")
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.body())).pages)
    assert name.split()[1] in text
    assert "DEMONSTRATIE" in text.upper()
    sheet = buyer.page.request.get(f"{export}/xlsx")
    cells = {
        str(value)
        for page in load_workbook(io.BytesIO(sheet.body()))
        for row in page.iter_rows(values_only=True)
        for value in row
    }
    assert any(name in cell for cell in cells)


def wait_until_ready(buyer):
    """The worker makes it; without script one reloads the page."""
    deadline = time.monotonic() + 60
    while not buyer.page.locator("a[href$='/zip']").count():
        assert time.monotonic() < deadline, "no export within a minute"
        time.sleep(0.5)
        buyer.page.reload()
