"""Verbs on invitations: invite, send again, withdraw, accept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.accounts import services as accounts
from app.accounts.invitations.services import demand_open, demand_receiver, demand_waiting, make_account
from app.accounts.models import Role, RoleAssignment, User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.outbox.services import publish
from app.teams.messages import InvitationAccepted, InvitationSent
from app.teams.models import RoleInvitation, new_key
from app.teams.queries import members, waiting_invitations
from app.teams.teams import Team, team_of


@dataclass(frozen=True)
class InvitationDetails:
    """`role_ends_on`: the last day of the role, if that is known already."""

    name: str
    email: str
    role: Role
    role_ends_on: date | None = None


def invite(
    details: InvitationDetails, team: Team, *, language: str, by: User, at: datetime, lasts: timedelta
) -> RoleInvitation:
    """Send somebody else a mail with a link. Raises DomainError when they are in or have a link that works."""
    take_turn(f"team {team.slug}")
    email = accounts.normalised(details.email)
    if email == by.email:
        raise DomainError(lazy("Nobody gives themselves a role. Ask a colleague."))
    _demand_newcomer(email, details.role, team, at)
    invitation = RoleInvitation(
        email=email,
        name=details.name.strip(),
        language=language,
        role=details.role,
        association_id=team.association_id,
        municipality_code=team.municipality_code,
        role_ends_on=details.role_ends_on,
        invited_by=by,
        sent_at=at,
        expires_at=at + lasts,
    )
    session.add(invitation)
    session.flush()  # its id goes into the audit trail and the outbox
    record("invitation.sent", invitation, by=by, role=details.role, team=team.slug)
    publish(InvitationSent(invitation.id))
    return invitation


def _demand_newcomer(email: str, role: Role, team: Team, at: datetime) -> None:
    if _holds(email, role, team, at):
        raise DomainError(lazy("Somebody with this address has this role already."))
    same = (each for each in waiting_invitations(team) if each.email == email and each.role is role)
    if any(each.is_open_at(at) for each in same):
        raise DomainError(lazy("There is an invitation to this address that still works. You can send it again."))


def _holds(email: str, role: Role, team: Team, at: datetime) -> bool:
    return any(each.role is role and each.user.email == email for each in members(team, local_date(at)))


def send_again(invitation: RoleInvitation, *, by: User, at: datetime, lasts: timedelta) -> None:
    """With a new link: the one in the earlier mail stops working. Raises InvitationClosed."""
    demand_waiting(invitation)
    invitation.key, invitation.invited_by = new_key(), by
    invitation.sent_at, invitation.expires_at = at, at + lasts
    record("invitation.sent_again", invitation, by=by)
    publish(InvitationSent(invitation.id))


def withdraw(invitation: RoleInvitation, *, by: User, at: datetime) -> None:
    """Raises InvitationClosed when somebody was faster."""
    demand_waiting(invitation)
    invitation.withdrawn_at = at
    record("invitation.withdrawn", invitation, by=by)


def withdraw_all_by(sender: User, team: Team, *, by: User, at: datetime) -> None:
    """Those into this team that `sender` sent: whoever was put out of it lets nobody in any more."""
    for invitation in waiting_invitations(team):
        if invitation.invited_by_id == sender.id:
            withdraw(invitation, by=by, at=at)


def accept(invitation: RoleInvitation, *, user: User, at: datetime) -> RoleAssignment | None:
    """Give the role; None when the person had it already. Raises InvitationClosed, also for another's address."""
    take_turn(f"team {team_of(invitation).slug}")
    demand_open(invitation, at)
    demand_receiver(invitation, user)
    invitation.accepted_at = at
    record("invitation.accepted", invitation, by=user)
    publish(InvitationAccepted(invitation.id))
    if _holds(user.email, invitation.role, team_of(invitation), at):
        return None
    return accounts.give_role(
        user,
        invitation.role,
        by=invitation.invited_by,
        on=local_date(at),
        association_id=invitation.association_id,
        municipality_code=invitation.municipality_code,
        ends_on=invitation.role_ends_on,
    )


def accept_with_new_account(invitation: RoleInvitation, *, name: str, password: str, at: datetime) -> User:
    """Make the account first: see make_account."""
    user = make_account(invitation, name=name, password=password, at=at)
    accept(invitation, user=user, at=at)
    return user
