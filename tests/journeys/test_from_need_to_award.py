"""A whole purchase: four firms are asked, three are interested, two quote under seal, one gets the work.

Three people of one municipality do it, each with roles of their own; the firms have a link and no account. At the end
the file is closed, and its package answers for all of that without the application.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, timedelta

import pytest

from app.core.clock import AMSTERDAM, now
from tests.app.sourcing.archive.checklist import unanswered, unasked, values_at
from tests.factories.files import pdf
from tests.journeys.archived import Package
from tests.journeys.purchasing import (
    Archive,
    Invitation,
    Longlist,
    Need,
    OncePerKind,
    Outcome,
    Quotations,
    Request,
    Roles,
    Signature,
)

SUBJECT = "Drukwerk voor de dorpsgids"
OWNER, COLLEAGUE, CONTROLLER = (f"{name}@demo.example" for name in ("inkoper", "collega", "controller"))
NAMES = {OWNER: "Ruben Dalmerink", COLLEAGUE: "Bram Oosterwoud", CONTROLLER: "Hans Zoetekamp"}
OUTSIDE, OUTSIDE_ADDRESS = "Drukkerij Overwater", "post@overwater.example"
PASSPHRASES = {
    OWNER: "kameel stoomt langs paarse kades",
    COLLEAGUE: "vier potloden zwemmen naar texel",
    CONTROLLER: "de kachel leest een oude krant",
}
FIRST_OFFER, BETTER_OFFER, OTHER_OFFER = (pdf(b"<< /Offer %d >>" % number) for number in (1, 2, 3))


@pytest.fixture(scope="session")
def judge(judge):
    return OncePerKind(judge)


@pytest.fixture
def pass_deadline(site, tmp_path_factory):
    """`pass_deadline(file)`: three weeks in no time, by moving the deadline in the database of the site.

    Nobody can do that on the pages, and all that depends on the deadline is worked out from it.
    """
    database = tmp_path_factory.getbasetemp() / "site0" / "instance" / "streekbron.db"

    def move(file):
        moment = f"{now().astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
        statement = "UPDATE request_for_quotation SET deadline = ?, questions_until = NULL WHERE file_id = ?"
        with closing(sqlite3.connect(database, timeout=60)) as connection, connection:
            assert connection.execute(statement, (moment, file.rpartition("/")[2])).rowcount == 1

    return move


@pytest.mark.journey
def test_a_purchase_goes_from_need_to_award_and_answers_for_itself(walk, pass_deadline):
    team = {email: walk() for email in NAMES}
    for email, walker in team.items():
        walker.sign_in(email)
    firm = walk(width=390)
    file = write_need(team)
    choose_firms(team, file)
    share_roles(team, file)
    sign(team, file)
    firms = send_request(team, file)
    invitations = answer_request(team, file, firm, firms)
    hand_in(team, file, *invitations)
    pass_deadline(file)
    open_quotations(team, file)
    assess(team, file)
    award(team, file, firms)
    invitations[1].open_decision()
    firm.says("Uw offerte is niet gekozen")
    owner = Archive(team[OWNER], file)
    owner.close_file()
    check(Package(owner.export()), firms)


def write_need(team):
    team[OWNER].open("/inkoopdossiers/nieuw")
    need = Need(team[OWNER], "")
    need.write(
        SUBJECT,
        [("Gids", "44.000"), ("Kaarten", "28.000")],
        description="Een gids van 64 pagina's en een kaart, twee keer per jaar.",
        estimated_value="72.000",
        estimate_basis="De prijs van vorig jaar en vier procent.",
        planned_start=in_days(90)[:10],
    )
    need.take_advised_procedure()
    team[OWNER].says("De procedure is gekozen")
    return need.file


def choose_firms(team, file):
    """Three whose turn it is, and one that the register does not have."""
    longlist = Longlist(team[OWNER], file)
    longlist.freeze("drukkerij")
    longlist.propose(3)
    longlist.edit_reason("Drukte eerder op gerecycled papier.")
    longlist.add_from_outside(
        name=OUTSIDE, town="Culemborg", email=OUTSIDE_ADDRESS, reason="Is de enige met een pers voor kaarten."
    )
    team[OWNER].says("Drukte eerder op gerecycled papier.")


def share_roles(team, file):
    owner = Roles(team[OWNER], file)
    owner.give("opener", *NAMES.values())
    owner.give("assessor", NAMES[OWNER], NAMES[COLLEAGUE])
    owner.give("signer", NAMES[COLLEAGUE])
    owner.give("budget_holder", NAMES[CONTROLLER])
    for walker in team.values():
        Roles(walker, file).declare()


def sign(team, file):
    Signature(team[OWNER], file).offer()
    Signature(team[COLLEAGUE], file).sign(SUBJECT)
    team[COLLEAGUE].says("ligt vast")


def send_request(team, file):
    """The addresses of the firms, by name."""
    request = Request(team[OWNER], file)
    request.write(
        [("Plan van aanpak", "60")],
        goal="Iedereen in de gemeente vindt de weg.",
        requirements="Druk 20.000 gidsen.\nBezorg ze aan huis.",
        award_rule="De beste verhouding tussen prijs en kwaliteit.",
        price_weight="40",
        answer_by=in_days(7)[:10],
        deadline=in_days(21),
    )
    Quotations(team[OWNER], file).name_holders()
    for email, walker in team.items():
        Quotations(walker, file).set_passphrase(PASSPHRASES[email])
    request.send()
    team[OWNER].says("De uitvraag gaat nu naar 4 bedrijven")
    return request.addresses()


def answer_request(team, file, firm, firms):
    """The invitations of the two that will quote: one of the register, and the one from outside."""
    keen, interested, busy = (address for name, address in firms.items() if name != OUTSIDE)
    Invitation(firm, busy).answer("declined", "full")
    Invitation(firm, interested).answer("interested")
    first = Invitation(firm, keen)
    first.answer("interested")
    first.ask("Mag het papier ongebleekt zijn?")
    Request(team[OWNER], file).answer("ongebleekt", "Mag het papier ongebleekt zijn?", "Ja, graag zelfs.")
    second = Invitation(firm, OUTSIDE_ADDRESS)
    second.answer("interested")
    firm.says("Ja, graag zelfs.")
    firm.read_mail(interested, "Vraag en antwoord")
    return first, second


def hand_in(team, file, first, second):
    first.hand_in("70.500", FIRST_OFFER)
    second.hand_in("71.000", OTHER_OFFER)
    first.hand_in("68.000", BETTER_OFFER)
    first.walker.says("1 keer")
    assert Quotations(team[COLLEAGUE], file).is_refused_to_open()


def open_quotations(team, file):
    Quotations(team[COLLEAGUE], file).turn_key(PASSPHRASES[COLLEAGUE])
    team[COLLEAGUE].says("Uw sleutel is omgedraaid")
    Quotations(team[CONTROLLER], file).turn_key(PASSPHRASES[CONTROLLER])
    team[CONTROLLER].says("De offertes zijn open")


def assess(team, file):
    Quotations(team[OWNER], file).score("8", "7")
    Quotations(team[COLLEAGUE], file).score("9", "6,5")
    Quotations(team[OWNER], file).agree_on("8,5", "7")
    team[OWNER].says("De consensus is vastgelegd")


def award(team, file, firms):
    winner = next(iter(firms))
    outcome = Outcome(team[OWNER], file)
    outcome.award("42.000", "26.000")
    Outcome(team[CONTROLLER], file).agree()
    letters = outcome.write_letters()
    assert len(letters) == len(firms)
    assert [winner in text for text in letters.values()].count(True) >= 1
    assert not any("71.000" in text or "68.000" in text for text in letters.values())
    outcome.send_letters()


def check(package, firms):
    winner = next(iter(firms))
    assert package.damaged() == set()
    assert unasked(package.json) == unanswered(package.json) == []
    assert list(values_at(package.json, "need.tables.lots.subject")) == ["Gids", "Kaarten"]
    assert len(package.head_of_chain()) == 64
    assert winner in package.text_of_pdf()
    for cells in (package.cells_of_xlsx(), package.cells_of_ods()):
        assert {SUBJECT, winner, OUTSIDE} <= cells
    documents = package.documents()
    assert {BETTER_OFFER, OTHER_OFFER} <= set(documents)
    assert FIRST_OFFER not in documents
    assert len(documents) == 2 + len(firms)


def in_days(number):
    return f"{(now() + timedelta(days=number)).astimezone(AMSTERDAM):%Y-%m-%dT12:00}"
