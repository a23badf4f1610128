"""Selects of the queue. How many there are, and how long the queue is, changes nothing about the number of queries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.approvals.handing.queries import in_queue_of, is_held_by
from app.approvals.models import BEFORE_REVIEWERS, WAITING, Application, ApplicationStatus
from app.approvals.records import Recusal
from app.core.db import session
from app.memberships.models import DeclaredInterest
from app.suppliers.models import Supplier, SupplierEditor

SOON = timedelta(days=3)
RECENT = timedelta(days=30)


class Only(StrEnum):
    """What of the queue is shown; the values stand in addresses."""

    ALL = "alles"
    MINE = "mijn"
    OVERDUE = "te-laat"
    PLAIN = "eenvoudig"
    QUESTIONS = "vragen"


@dataclass(frozen=True)
class Counts:
    """`by_filter` sums to more than what waits: a case can be late and mine. `soon` leaves out what is late."""

    by_filter: dict[Only, int]
    soon: int
    decided: int
    recently: int


def waiting_for(user: User, on: date, only: Only, name: str) -> Select[Application]:
    """What waits, the nearest term first; with `name` only firms in whose name it stands."""
    return _listed(user, name).where(_conditions(user, on)[only]).order_by(Application.due_on, Application.id)


def decided_for(user: User, name: str = "") -> Select[Application]:
    """What was decided, the newest first."""
    decided = _listed(user, name).where(_is_decided())
    return decided.order_by(Application.decided_at.desc(), Application.id.desc())


def _listed(user: User, name: str) -> Select[Application]:
    row_only = joinedload(Application.supplier).lazyload("*")  # a list shows no children of the firm
    people = [joinedload(each).lazyload("*") for each in (Application.opened_by, Application.assigned_to)]
    statement = select(Application).join(Supplier, Supplier.id == Application.supplier_id).where(in_queue_of(user))
    if name:
        named = (Supplier.name.icontains(name, autoescape=True), Supplier.trade_name.icontains(name, autoescape=True))
        statement = statement.where(or_(*named))
    return statement.options(row_only, *people)


def counts(user: User, on: date) -> Counts:
    """Two queries."""
    conditions = _conditions(user, on)
    soon = and_(_is_turn_of_reviewers(), Application.due_on >= on, Application.due_on <= on + SOON)
    columns = [func.count().filter(condition) for condition in (*conditions.values(), soon)]
    waits = select(*columns).select_from(Application).join(Supplier, Supplier.id == Application.supplier_id)
    *found, near = session.execute(waits.where(in_queue_of(user), conditions[Only.ALL])).one()
    recent = func.count().filter(func.date(Application.decided_at) > on - RECENT)
    decided = select(func.count(), recent).select_from(Application).where(in_queue_of(user), _is_decided())
    total, recently = session.execute(decided).one()
    return Counts(dict(zip(conditions, found, strict=True)), near, total, recently)


def _conditions(user: User, on: date) -> dict[Only, ColumnElement[bool]]:
    waits = Application.status.in_(WAITING)
    return {
        Only.ALL: waits,
        Only.MINE: and_(waits, is_held_by(user, on)),
        Only.OVERDUE: and_(_is_turn_of_reviewers(), Application.due_on < on),
        Only.PLAIN: _is_plain_for(user, on),
        Only.QUESTIONS: Application.status == ApplicationStatus.MORE_INFORMATION,
    }


def _is_turn_of_reviewers() -> ColumnElement[bool]:
    return Application.status.in_(BEFORE_REVIEWERS)


def _is_decided() -> ColumnElement[bool]:
    return and_(Application.decided_at.is_not(None), Application.status.not_in(WAITING))


def _is_plain_for(user: User, on: date) -> ColumnElement[bool]:
    """Found plain as the profile is now, with nobody else, and of a firm that the person has no tie to."""
    untouched = Application.status == ApplicationStatus.SUBMITTED
    opened_by_me = and_(Application.status == ApplicationStatus.IN_REVIEW, Application.opened_by_id == user.id)
    return and_(
        Application.is_plain,
        Application.weighed_version == Supplier.version,
        or_(untouched, opened_by_me),
        ~or_(*_ties(user, on)),
    )


def _ties(user: User, on: date) -> list[ColumnElement[bool]]:
    """The same as policies.stands_aside, for a list."""
    interest = and_(
        DeclaredInterest.supplier_id == Application.supplier_id,
        DeclaredInterest.user_id == user.id,
        DeclaredInterest.starts_on <= on,
        or_(DeclaredInterest.ends_on.is_(None), DeclaredInterest.ends_on >= on),
    )
    editor = and_(SupplierEditor.supplier_id == Application.supplier_id, SupplierEditor.user_id == user.id)
    recusal = and_(Recusal.application_id == Application.id, Recusal.user_id == user.id)
    return [exists().where(tie) for tie in (interest, editor, recusal)]


def plain_among(ids: Collection[int], user: User, on: date) -> set[int]:
    """Which of these the person can decide together with others."""
    statement = select(Application.id).join(Supplier, Supplier.id == Application.supplier_id)
    return set(session.scalars(statement.where(Application.id.in_(ids), in_queue_of(user), _is_plain_for(user, on))))


def of_queue(application_id: int, user: User) -> Application:
    """Raises NoResultFound for one that is not, or no longer, in the queue of the person."""
    return session.scalars(_listed(user, "").where(Application.id == application_id)).unique().one()


def chosen(ids: Collection[int], user: User) -> list[Application]:
    """Of their own queue, in the order of the queue; what is not in it does not exist."""
    statement = _listed(user, "").where(Application.id.in_(ids)).order_by(Application.due_on, Application.id)
    return list(session.scalars(statement).unique())
