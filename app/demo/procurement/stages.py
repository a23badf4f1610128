"""One file of the demo's municipality at every stage, the oldest first."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select

from app.accounts.models import User
from app.core.db import session
from app.demo.people import ENTREPRENEUR
from app.demo.procurement import asking, deciding, needs
from app.demo.procurement.asking import Asked
from app.demo.procurement.steps import Office
from app.outbox.models import OutboxMessage
from app.sourcing.advice.services import note_notice
from app.sourcing.candidates.services import OutsideDetails, add_outside_firm, write_note
from app.sourcing.details import Choice, FileDetails
from app.sourcing.models import Longlist
from app.sourcing.queries import entries_of
from app.sourcing.requests.models import RequestForQuotation
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.rotation import services as rotation
from app.sourcing.services import close_file
from app.sourcing.shortlists.services import decide_on_outside_firm
from app.suppliers.models import SupplierEditor

OUTSIDE = OutsideDetails(
    name="Malerbetrieb Grenzland GmbH",
    country="DE",
    register_id="HRB 990017",
    town="Emmerich am Rhein",
    email="angebote@malerbetrieb-grenzland.example",
    reason="Werkte eerder naar tevredenheid voor een buurgemeente en vroeg om mee te doen.",
)


WHY_A_FOURTH = "Legde eerder een schoolplein in de buurgemeente aan; met vier offertes is er meer te kiezen."


def load(people: Mapping[str, User], *, at: datetime) -> None:
    """`people` by mail address. No mail goes out: all of this happened before."""
    last = session.scalar(select(func.max(OutboxMessage.id))) or 0
    office = Office(people, at)
    _closed(office)
    _scored(office)
    _waiting_for_keys(office)
    _sent(office)
    _waiting_for_signature(office)
    _open_procedure(office)
    _longlisted(office)
    office.open_file(needs.WINDOWS, days_ago=2)
    session.flush()
    for message in session.scalars(select(OutboxMessage).where(OutboxMessage.id > last)):
        message.handled_at = message.handled_at or message.created_at


def _decided(office: Office, need: FileDetails, *, days_ago: int) -> Longlist:
    """From need to shortlist in one day; owner and colleague assess, three people open."""
    file = office.open_file(need, days_ago=days_ago)
    office.choose_procedure(file, days_ago=days_ago)
    assessors = [(FileRoleKind.ASSESSOR, person) for person in (office.owner, office.colleague)]
    openers = [(FileRoleKind.OPENER, person) for person in (office.owner, office.colleague, office.controller)]
    office.give_roles(file, [*assessors, *openers], days_ago=days_ago)
    longlist = office.freeze(file, days_ago=days_ago)
    office.take_over_proposal(longlist, days_ago=days_ago)
    return longlist


def _asked(office: Office, longlist: Longlist, asked: Asked, *, days_ago: int) -> RequestForQuotation:
    """Signed the day before the request goes out."""
    file = longlist.file
    office.sign(office.offer(file, days_ago=days_ago + 1), days_ago=days_ago + 1)
    return asking.send_request(office, file, asked, days_ago=days_ago)


def _closed(office: Office) -> None:
    asked = Asked(
        goal="Schone hallen voor scholen en clubs, elke dag voor acht uur.",
        requirements="Schoonmaken volgens het programma, met vaste medewerkers en zonder agressieve middelen.",
        budget_band="85.000 tot 100.000 euro voor twee jaar",
    )
    longlist = _decided(office, needs.CLEANING, days_ago=152)
    request = _asked(office, longlist, asked, days_ago=150)
    firms = request.invitations
    asking.reply(office, firms, declines=0, days_ago=146)
    asking.quote(office, firms, (91_400, 88_900, 97_250)[: len(firms)], days_ago=131)
    deciding.open_quotations(office, request, days_ago=128)
    deciding.score(office, request.file, days_ago=126)
    outcome = deciding.award_the_best(office, request.file, days_ago=124)
    deciding.tell(office, outcome, days_ago=122)
    deciding.sign_contract(office, outcome, days_ago=104)
    with office.days_ago(100):
        close_file(request.file, by=office.owner)


def _scored(office: Office) -> None:
    asked = Asked(
        goal="Een straat waar u zonder hobbels loopt, fietst en rijdt, met zo veel mogelijk oude klinkers.",
        requirements="Opnemen, sorteren en terugleggen in twee fasen. Winkels blijven bereikbaar.",
        budget_band="220.000 tot 250.000 euro",
    )
    longlist = _decided(office, needs.PAVING, days_ago=38)
    request = _asked(office, longlist, asked, days_ago=36)
    firms = request.invitations
    asking.reply(office, firms, declines=0, days_ago=33)
    asking.quote(office, firms, (231_500, 244_800, 226_900)[: len(firms)], days_ago=17)
    deciding.open_quotations(office, request, days_ago=13)
    deciding.score(office, request.file, days_ago=6)


def _waiting_for_keys(office: Office) -> None:
    asked = Asked(
        goal="Warme gebouwen zonder lekkage, met een monteur die de gebouwen kent.",
        requirements="Jaarlijks onderhoud van elke ketel, en binnen twee uur ter plaatse bij storing.",
        budget_band="80.000 tot 90.000 euro voor drie jaar",
    )
    longlist = _decided(office, needs.BOILERS, days_ago=26)
    request = _asked(office, longlist, asked, days_ago=24)
    firms = request.invitations
    asking.reply(office, firms, declines=1, days_ago=20)
    asking.quote(office, firms[:-1], (84_300, 86_750)[: len(firms) - 1], days_ago=5)


def _sent(office: Office) -> None:
    """Firms can still answer, ask and hand in; that of the demo's entrepreneur has done nothing yet."""
    asked = Asked(
        goal="Twee schoolpleinen die water opvangen, koel blijven en om te spelen zijn.",
        requirements="Tegels afvoeren naar een hergebruiker, grond verbeteren, planten en een jaar nazorg.",
        budget_band="150.000 tot 180.000 euro",
        days=28,
    )
    longlist = _decided(office, needs.PLAYGROUNDS, days_ago=11)
    entrepreneur = office.people[ENTREPRENEUR.email]
    office.invite_too(longlist, entrepreneur, WHY_A_FOURTH, days_ago=11)
    request = _asked(office, longlist, asked, days_ago=9)
    owners = select(SupplierEditor.supplier_id).where(SupplierEditor.user_id == entrepreneur.id)
    own = set(session.scalars(owners))
    firms = [each for each in request.invitations if each.decision.supplier_id not in own]
    asking.reply(office, firms, declines=1, days_ago=6)
    answer = "Ja, tussen de herfstvakantie en de kerstvakantie kan het ook."
    asking.question(office, firms[0], "Mag het planten in het najaar gebeuren?", answer, days_ago=5)
    asking.question(office, firms[0], "Blijven de bestaande bomen staan?", None, days_ago=2)
    asking.quote(office, firms[:1], (163_700,), days_ago=1)


def _waiting_for_signature(office: Office) -> None:
    """By the colleague; a firm from another country takes part."""
    file = office.open_file(needs.FACADES, days_ago=7)
    office.choose_procedure(file, days_ago=7)
    roles = [(FileRoleKind.SIGNER, office.colleague), (FileRoleKind.BUDGET_HOLDER, office.controller)]
    office.give_roles(file, roles, days_ago=7)
    with office.days_ago(6) as at:
        outside = add_outside_firm(file, OUTSIDE, by=office.owner, at=at)
    longlist = office.freeze(file, days_ago=6)
    office.take_over_proposal(longlist, days_ago=6)
    with office.days_ago(5) as at:
        decide_on_outside_firm(outside, Choice(True, OUTSIDE.reason, None), by=office.owner, at=at)
    office.offer(file, days_ago=5)


def _open_procedure(office: Office) -> None:
    """Some steps to the national platform are done."""
    file = office.open_file(needs.VILLAGE_HALL, days_ago=20)
    office.choose_procedure(file, days_ago=18)
    with office.days_ago(4) as at:
        done = ("documents", "demands", "criteria", "planning")
        note_notice(file, done, None, None, by=office.owner, at=at)


def _longlisted(office: Office) -> None:
    """With a proposal on which nobody decided yet, a note, and a firm that was put out."""
    file = office.open_file(needs.PRINTING, days_ago=4)
    office.choose_procedure(file, days_ago=4)
    longlist = office.freeze(file, days_ago=3)
    first, *_others, last = entries_of(longlist)
    with office.days_ago(3, 15) as at:
        write_note(first, "Drukte in 2023 het jaarverslag.", excludes=False, by=office.owner, at=at)
        write_note(last, "Belde dat de pers dit jaar stilstaat.", excludes=True, by=office.owner, at=at)
        rotation.propose(longlist, places=rotation.usual_places(file), by=office.owner, at=at)
