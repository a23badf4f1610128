"""Verbs of the review: keep a role, or end it."""

from datetime import datetime

from app.accounts.models import RoleAssignment, User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.teams import services
from app.teams.models import AccessDecision, Verdict
from app.teams.reviews.quarters import quarter_of
from app.teams.reviews.queries import decision_on
from app.teams.teams import team_of


def keep(assignment: RoleAssignment, *, by: User, at: datetime) -> None:
    """Note that the person still needs the role. Raises DomainError when it has ended or was looked at."""
    _note(assignment, Verdict.KEPT, by=by, at=at)


def end(assignment: RoleAssignment, *, by: User, at: datetime) -> None:
    """Note it and take the role away. Raises DomainError as `keep` does, and for the last administrator."""
    _note(assignment, Verdict.ENDED, by=by, at=at)
    services.end(assignment, by=by, at=at)


def _note(assignment: RoleAssignment, verdict: Verdict, *, by: User, at: datetime) -> None:
    take_turn(f"team {team_of(assignment).slug}")
    day = local_date(at)
    if not assignment.holds_on(day):
        raise DomainError(lazy("This role has ended meanwhile."))
    if decision_on(assignment, day) is not None:
        raise DomainError(lazy("Somebody has looked at this role already."))
    session.add(
        AccessDecision(assignment=assignment, quarter=quarter_of(day), verdict=verdict, decided_by=by, decided_at=at)
    )
    record("access.reviewed", assignment, by=by, user_id=assignment.user_id, verdict=verdict)
