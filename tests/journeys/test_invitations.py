"""Two firms are asked for a quotation: one declines with the link of its mail, the other asks and stays."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app import create_app
from app.accounts import services as accounts
from app.core.clock import AMSTERDAM, now
from app.core.db import database_of, transaction
from app.sourcing.requests.readiness import to_invite
from config import Config
from tests.factories.procurement import make_choice, make_locked_file

BUYER = "inkoper-zeist@demo.example"
ROUTES = [(390, False)]  # with script and on a desk, test_from_need_to_award.py walks here


@pytest.fixture
def signed(site, tmp_path_factory):
    """`signed(addresses)`: the number of a file whose shortlist is signed, with a firm at each mail address."""
    folder = tmp_path_factory.getbasetemp() / "site0" / "instance"
    app = create_app(Config.from_environment({"ENVIRONMENT": "demo", "INSTANCE_PATH": str(folder)}))

    def make(*addresses):
        with app.app_context(), database_of(app).scope(), transaction():
            owner = accounts.find_by_email(BUYER)
            file = make_locked_file(len(addresses), owner=owner, estimated_value=Decimal(60_000))
            make_choice(file)
            for decision, address in zip(to_invite(file), addresses, strict=True):
                decision.supplier.email = address
            return file.id

    return make


def in_days(number):
    return f"{(now() + timedelta(days=number)).astimezone(AMSTERDAM):%Y-%m-%dT12:00}"


@pytest.mark.journey
@pytest.mark.parametrize(("width", "script"), ROUTES, ids=["phone-no-script"])
def test_two_firms_are_asked_one_declines_and_one_asks(walk, signed, width, script):
    full, keen = (f"{name}{width}@hovenier.example" for name in ("vol", "graag"))
    file = f"/inkoopdossiers/{signed(full, keen)}"
    buyer = walk(width=width, script=script)
    buyer.sign_in(BUYER)
    send(buyer, file)
    decline(walk(width=width, script=script), full)
    firm = walk(width=width, script=script)
    ask(firm, keen)
    answer(buyer, file)
    extend(buyer, file)
    read_on(firm, keen)
    buyer.open(f"{file}/uitvraag")
    buyer.says("Onze planning zit vol")
    buyer.says("Ja, wij hebben belangstelling")


def send(buyer, file):
    buyer.open(file)
    buyer.press(buyer.page.get_by_role("link", name="Uitvraag schrijven"))
    buyer.fill(goal="Elf velden waarop het hele jaar gesport kan worden.")
    buyer.submit()  # not whole yet
    buyer.fill(requirements="Maai elke week.\nNeem het gras mee.", award_rule="De beste prijs en kwaliteit.")
    buyer.fill(price_weight="40", deadline=in_days(21), answer_by=in_days(7)[:10])
    buyer.fill(**{"qualities-0-name": "Plan van aanpak", "qualities-0-weight": "60"})
    buyer.page.locator("main [name='is_sealed']").uncheck()
    buyer.submit()
    buyer.says("Elf velden")
    buyer.press("form[action$='/uitvraag/versturen'] button")
    buyer.says("De uitvraag gaat nu naar 2 bedrijven")


def decline(firm, address):
    """With the link alone: no account, no sign-in."""
    firm.open(firm.read_mail(address, "Offerteaanvraag"))
    firm.choose("answer", "declined")
    firm.submit()  # without a reason
    firm.choose("reason", "full")
    firm.submit()
    firm.says("Wij hebben uw antwoord")


def ask(firm, address):
    firm.open(firm.read_mail(address, "Offerteaanvraag"))
    firm.fill(**{"question-text": "Wij van Graag Groen vragen: mag het gras blijven liggen?"})
    firm.press("form[action$='/vraag'] button")
    firm.says("Uw vraag wacht op antwoord")


def answer(buyer, file):
    buyer.open(file)
    buyer.press(buyer.page.get_by_role("link", name="Vragen en antwoorden"))
    buyer.press(buyer.page.locator(".queue__link", has_text="Graag Groen"))
    buyer.fill(published="Mag het gras blijven liggen?", answer="Ja, op de velden 1 tot en met 6.")
    buyer.submit()
    buyer.says("Vraag en antwoord gaan naar alle bedrijven")


def extend(buyer, file):
    buyer.open(f"{file}/uitvraag/verlengen")
    buyer.fill(deadline=in_days(28), reason="De tekening van veld 4 komt later.")
    buyer.submit()
    buyer.says("De deadline is verzet")


def read_on(firm, address):
    """What the other asked is answered to this firm too; the mail about the deadline opens its page."""
    firm.read_mail(address, "Vraag en antwoord")
    firm.open(firm.read_mail(address, "Nieuwe deadline"))
    firm.says("De tekening van veld 4 komt later.")
    firm.says("Ja, op de velden 1 tot en met 6.")
    firm.choose("answer", "interested")
    firm.submit()
    firm.says("Ja, wij hebben belangstelling")
