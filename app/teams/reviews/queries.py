"""What there is to look at in a quarter, and what was looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from app.accounts.models import RoleAssignment
from app.core.db import session
from app.teams.models import AccessDecision
from app.teams.queries import members, members_by_team
from app.teams.reviews.quarters import first_day_of, quarter_of
from app.teams.teams import Team, team_of


@dataclass(frozen=True)
class Subject:
    """A role in the review; without a decision nobody looked at it yet."""

    assignment: RoleAssignment
    decision: AccessDecision | None = None


@dataclass(frozen=True)
class Review:
    """A team in a quarter: the roles that it had when the quarter began, and those that were looked at."""

    team: Team
    subjects: tuple[Subject, ...]

    @property
    def open(self) -> tuple[Subject, ...]:
        return tuple(subject for subject in self.subjects if subject.decision is None)

    @property
    def done(self) -> int:
        return len(self.subjects) - len(self.open)


def review_of(team: Team, on: date) -> Review:
    return _review(team, members(team, on), _decisions(on), on)


def reviews(on: date) -> dict[Team, Review]:
    """Of all teams with somebody to look at, in two queries."""
    people, decisions = members_by_team(on), _decisions(on)
    teams = [*people, *(team_of(each.assignment) for each in decisions)]
    found = {team: _review(team, people.get(team, ()), decisions, on) for team in teams}
    return {team: review for team, review in found.items() if review.subjects}


def _review(team: Team, people: Iterable[RoleAssignment], decisions: Iterable[AccessDecision], on: date) -> Review:
    decided = [Subject(each.assignment, each) for each in decisions if team_of(each.assignment) == team]
    seen = {subject.assignment.id for subject in decided}
    begin = first_day_of(quarter_of(on))
    waiting = [Subject(each) for each in people if each.id not in seen and each.starts_on < begin]
    return Review(team, tuple(sorted([*decided, *waiting], key=_by_name)))


def _by_name(subject: Subject) -> tuple[str, int]:
    return subject.assignment.user.name, subject.assignment.id


def _decisions(on: date) -> list[AccessDecision]:
    return _select(AccessDecision.quarter == quarter_of(on))


def decision_on(assignment: RoleAssignment, on: date) -> AccessDecision | None:
    found = _select(AccessDecision.quarter == quarter_of(on), AccessDecision.assignment_id == assignment.id)
    return found[0] if found else None


def _select(*conditions: ColumnElement[bool]) -> list[AccessDecision]:
    role = joinedload(AccessDecision.assignment).joinedload(RoleAssignment.user)
    statement = select(AccessDecision).where(*conditions).order_by(AccessDecision.id)
    return list(session.scalars(statement.options(role, joinedload(AccessDecision.decided_by))))
