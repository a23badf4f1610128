"""Things of accounts, access and trust, each made for a circle of people."""

from sqlalchemy import select

from app.accounts.models import Role, User
from app.audit.services import record
from app.consents.tokens import consent_token, stop_token
from app.core.clock import now
from app.core.db import session
from app.core.model import Base
from app.organisations.models import RegionMunicipality
from app.outbox.models import OutboxMessage
from app.sso.models import IdentityProvider
from app.teams import teams
from app.teams.invitations.tokens import invitation_token
from app.teams.teams import Team, TeamKind
from tests.factories import save
from tests.factories.accounts import begin_session, make_role, make_user
from tests.factories.consents import make_consent
from tests.factories.sourcing import make_file
from tests.factories.sso import make_provider
from tests.factories.teams import make_invitation
from tests.permissions.circles import ADMINISTRATOR, BOARD_MEMBER, BUYER, CONTROLLER, DESK, Circle
from tests.permissions.thing import Thing, thing

NO_SERVER = "https://127.0.0.1:1"  # refuses at once, so that no test waits for the network


# People


def account(circle: Circle) -> Thing:
    """One's own, or that of somebody with the same role elsewhere."""
    return thing(user_id=circle.me.id)


def account_of_an_administrator(circle: Circle) -> Thing:
    return thing(user_id=circle.person(ADMINISTRATOR).id)


def opened_session(circle: Circle) -> Thing:
    return thing(session_id=begin_session(circle.me).session.id)


def municipality_to_act_for(circle: Circle) -> Thing:
    return thing(form={"municipality": circle.municipality_code})


# Consents


def consent(circle: Circle) -> Thing:
    return thing(consent_id=make_consent(user_id=circle.me.id, email=circle.me.email).id)


def link_that_gives_consent(_circle: Circle) -> Thing:
    return thing(token=consent_token(make_consent(given_at=None)))


def link_that_withdraws_consent(_circle: Circle) -> Thing:
    return thing(token=stop_token(make_consent()))


# Teams


def team_of_the_municipality(circle: Circle) -> Thing:
    return thing(slug=_municipality(circle).slug)


def board_of_the_association(circle: Circle) -> Thing:
    return thing(slug=Team(TeamKind.ASSOCIATION, association_id=circle.association_id).slug)


def desk(_circle: Circle) -> Thing:
    return thing(slug=teams.DESK.slug)


def administrators(_circle: Circle) -> Thing:
    return thing(slug=teams.ADMINISTRATORS.slug)


def _municipality(circle: Circle) -> Team:
    return Team(TeamKind.MUNICIPALITY, municipality_code=circle.municipality_code)


def role_of_the_buyer(circle: Circle) -> Thing:
    return _role_of(circle.person(BUYER))


def role_of_the_controller(circle: Circle) -> Thing:
    return _role_of(circle.person(CONTROLLER))


def role_of_the_board_member(circle: Circle) -> Thing:
    return _role_of(circle.person(BOARD_MEMBER))


def role_of_a_fellow_board_member(circle: Circle) -> Thing:
    return thing(assignment_id=make_role(make_user(), Role.BOARD_MEMBER, association_id=circle.association_id).id)


def role_of_the_desk_member(circle: Circle) -> Thing:
    return _role_of(circle.person(DESK))


def role_of_the_administrator(circle: Circle) -> Thing:
    return _role_of(circle.person(ADMINISTRATOR))


def _role_of(person: User) -> Thing:
    [assignment] = person.roles
    return thing(assignment_id=assignment.id)


def invitation_of_a_buyer(circle: Circle) -> Thing:
    return thing(invitation_id=make_invitation(municipality_code=circle.municipality_code).id)


def invitation_of_a_controller(circle: Circle) -> Thing:
    invited = make_invitation(role=Role.CONTROLLER, municipality_code=circle.municipality_code)
    return thing(invitation_id=invited.id)


def invitation_of_a_board_member(circle: Circle) -> Thing:
    of_the_board = {"municipality_code": None, "association_id": circle.association_id}
    return thing(invitation_id=make_invitation(role=Role.BOARD_MEMBER, **of_the_board).id)


def invitation_of_a_desk_member(_circle: Circle) -> Thing:
    return thing(invitation_id=make_invitation(role=Role.DESK, municipality_code=None).id)


def link_in_an_invitation(circle: Circle) -> Thing:
    """To the mail address of whoever asks."""
    invited = make_invitation(email=circle.me.email, municipality_code=circle.municipality_code)
    return thing(token=invitation_token(invited))


# The audit trail


def act_on_an_account_of_the_municipality(circle: Circle) -> Thing:
    return _act_on(circle.buyer, "account.name_changed", by=circle.buyer)


def act_on_an_account_of_the_board(circle: Circle) -> Thing:
    board_member = circle.person(BOARD_MEMBER)
    return _act_on(board_member, "account.name_changed", by=board_member)


def act_on_a_procurement_file(circle: Circle) -> Thing:
    file = make_file(circle.buyer, municipality_code=circle.municipality_code)
    return _act_on(file, "file.closed", by=circle.buyer)


def _act_on(changed: Base, action: str, *, by: User) -> Thing:
    return thing(number=record(action, changed, by=by).number)


# The installation


def sign_in_of_an_organisation(circle: Circle) -> Thing:
    """A municipality has one at most."""
    code = circle.municipality_code
    found = session.scalar(select(IdentityProvider).where(IdentityProvider.municipality_code == code))
    made = found or make_provider(municipality_code=code, domains=(f"{code.lower()}.example",), issuer=NO_SERVER)
    return thing(provider_id=made.id)


def municipality_of_the_region(circle: Circle) -> Thing:
    code = circle.municipality_code
    member = session.scalars(select(RegionMunicipality).where(RegionMunicipality.municipality_code == code)).one()
    return thing(member_id=member.id)


def association(circle: Circle) -> Thing:
    return thing(association_id=circle.association_id)


def message_that_failed(_circle: Circle) -> Thing:
    moment = now()
    failed = {"attempts": 8, "error": "LookupError: no such handler"}
    message = OutboxMessage(kind="approvals.submitted", content={}, created_at=moment, due_at=moment, **failed)
    return thing(message_id=save(message).id)


def letter(_circle: Circle) -> Thing:
    return thing(key="accounts.confirmation")
