"""What is due and was not yet sent. Finding the firms is one select; nothing is read that is not due."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, exists, func, select, union
from sqlalchemy.orm import lazyload, selectinload

from app.core.db import session
from app.core.settings import settings
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Certificate, Supplier, SupplierEditor
from app.suppliers.renewal.models import PROFILE, Reminder
from app.suppliers.renewal.steps import Window, newest_step, windows
from app.suppliers.standing import due_on, start_of

SHOWN = (ProfileStatus.LISTED, ProfileStatus.SUSPENDED)
HAS_EDITOR = exists().where(SupplierEditor.supplier_id == Supplier.id)


@dataclass(frozen=True)
class Due:
    """Something of a firm that has come to a step; `kind` is PROFILE or that of a certificate."""

    kind: str
    level: str
    due_on: date
    step: int


def firms_due(day: date, *, most: int) -> list[int]:
    """Ids of firms to which a reminder is due on this day and was not sent; nobody reads it where nobody acts."""
    return sorted(session.scalars(union(*_selects(day)).limit(most)))


def _selects(day: date) -> Iterator[Select[int]]:
    for window in windows(day):
        yield select(Supplier.id).where(_profile_due(window), HAS_EDITOR)
    for window in windows(day):
        yield select(Certificate.supplier_id).join(Supplier).where(_proof_due(window), HAS_EDITOR)


def _profile_due(window: Window) -> ColumnElement[bool]:
    term = timedelta(days=settings().CONFIRM_DAYS)
    sent = exists().where(
        Reminder.supplier_id == Supplier.id,
        Reminder.kind == PROFILE,
        Reminder.due_on.between(window.first, window.last),
        Reminder.step == window.step,
    )
    return (
        Supplier.status.in_(_told_of(window.step))
        & (Supplier.confirmed_at >= start_of(window.first - term))
        & (Supplier.confirmed_at < start_of(window.last - term + timedelta(days=1)))
        & ~sent
    )


def _told_of(step: int) -> tuple[ProfileStatus, ...]:
    """The last mail says that the profile has lapsed: by then the worker may have moved it."""
    return SHOWN if step >= 0 else (*SHOWN, ProfileStatus.LAPSED)


def _proof_due(window: Window) -> ColumnElement[bool]:
    sent = exists().where(
        Reminder.supplier_id == Certificate.supplier_id,
        Reminder.kind == Certificate.kind,
        Reminder.level == func.coalesce(Certificate.level, ""),
        Reminder.due_on == Certificate.valid_until,
        Reminder.step == window.step,
    )
    return Supplier.status.in_(SHOWN) & Certificate.valid_until.between(window.first, window.last) & ~sent


def take(ids: Collection[int]) -> Sequence[Supplier]:
    """These firms, with who acts for them and their certificates."""
    people = selectinload(Supplier.editors).joinedload(SupplierEditor.user)
    firms = select(Supplier).where(Supplier.id.in_(ids)).options(people, lazyload(Supplier.cpv))
    return session.scalars(firms.order_by(Supplier.id)).all()


def unsent(firms: Sequence[Supplier], day: date) -> dict[int, list[Due]]:
    """What is still due to each of these firms."""
    sent = _sent([firm.id for firm in firms])
    return {firm.id: [each for each in due_to(firm, day) if (firm.id, each) not in sent] for firm in firms}


def _sent(ids: Collection[int]) -> set[tuple[int, Due]]:
    columns = (Reminder.supplier_id, Reminder.kind, Reminder.level, Reminder.due_on, Reminder.step)
    rows = session.execute(select(*columns).where(Reminder.supplier_id.in_(ids)))
    return {(firm, Due(kind, level, due_date, step)) for firm, kind, level, due_date, step in rows}


def due_to(firm: Supplier, day: date) -> Iterator[Due]:
    """What has come to a step, sent or not."""
    if firm.confirmed_at is not None:
        yield from _come_to_a_step(PROFILE, "", due_on(firm.confirmed_at), day, firm)
    if firm.status in SHOWN:
        for proof in firm.certificates:
            if proof.valid_until is not None:
                yield from _come_to_a_step(proof.kind, proof.level or "", proof.valid_until, day, firm)


def _come_to_a_step(kind: str, level: str, due: date, day: date, firm: Supplier) -> Iterator[Due]:
    step = newest_step(due, day)
    if step is not None and firm.status in _told_of(step):
        yield Due(kind, level, due, step)
