"""Whose case it is, and who could take it over."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from app.accounts.models import Role, RoleAssignment, User
from app.accounts.policies import boards_of, is_desk
from app.approvals.models import WAITING, Application
from app.approvals.queries import deciders
from app.core.db import session


def is_held_by(user: User, on: date) -> ColumnElement[bool]:
    """They opened it and nobody stands in for them on that day, or they stand in for somebody."""
    stands_in = and_(Application.assigned_to_id.is_not(None), Application.assigned_until >= on)
    return or_(
        and_(stands_in, Application.assigned_to_id == user.id),
        and_(~stands_in, Application.opened_by_id == user.id),
    )


def held_by(user: User, on: date) -> Sequence[Application]:
    """What waits and is theirs, as far as they still sit where it is judged."""
    statement = select(Application).where(Application.status.in_(WAITING), is_held_by(user, on), in_queue_of(user))
    return session.scalars(statement.order_by(Application.id)).unique().all()


def in_queue_of(user: User) -> ColumnElement[bool]:
    """Of the person's boards, or the desk: an application without association is the desk's."""
    mine: list[ColumnElement[bool]] = [Application.association_id.in_(boards_of(user))]
    if is_desk(user):
        mine.append(Application.association_id.is_(None))
    return or_(*mine)


def colleagues(application: Application, user: User) -> list[User]:
    """Who can decide it in their place, by name."""
    return sorted((each for each in deciders(application) if each.id != user.id), key=lambda each: each.name)


def team_mates(user: User, on: date) -> list[User]:
    """Everybody on the same boards and at the same desk, by name."""
    where: list[ColumnElement[bool]] = [RoleAssignment.association_id.in_(boards_of(user))]
    if is_desk(user):
        where.append(RoleAssignment.role == Role.DESK)
    found = session.scalars(select(RoleAssignment).where(or_(*where))).all()
    mates = {each.user for each in found if each.holds_on(on) and each.user_id != user.id and each.user.is_active}
    return sorted(mates, key=lambda each: (each.name, each.id))


def find_team_mate(user: User, mate_id: int, on: date) -> User | None:
    return next((mate for mate in team_mates(user, on) if mate.id == mate_id), None)
