"""Selects on revisions and kept versions."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import lazyload

from app.core.clock import AMSTERDAM
from app.core.db import session
from app.suppliers.models import Supplier, SupplierVersion
from app.suppliers.revisions.models import OPEN, Revision, RevisionStatus


def open_revision(supplier: Supplier, status: RevisionStatus) -> Revision | None:
    """The one that waits, of the kind that begins with this status."""
    return session.scalar(select(Revision).where(Revision.supplier_id == supplier.id, Revision.status == status))


def open_revisions(supplier: Supplier) -> list[Revision]:
    """At most two: what waits before it shows, and what shows already."""
    waiting = select(Revision).where(Revision.supplier_id == supplier.id, Revision.status.in_(OPEN))
    return list(session.scalars(waiting.order_by(Revision.status.desc())))


def last_refused(supplier: Supplier) -> Revision | None:
    """The newest that was decided, if that was not in favour of the firm."""
    decided = select(Revision).where(Revision.supplier_id == supplier.id, Revision.status.not_in(OPEN))
    last = session.scalar(decided.order_by(Revision.decided_at.desc(), Revision.id.desc()).limit(1))
    refused = (RevisionStatus.REJECTED, RevisionStatus.REVERTED)
    return last if last is not None and last.status in refused else None


def versions_of(supplier: Supplier) -> Select[SupplierVersion]:
    """What the public saw, the newest first."""
    of_firm = select(SupplierVersion).where(SupplierVersion.supplier_id == supplier.id)
    return of_firm.order_by(SupplierVersion.number.desc())


def version_numbered(supplier: Supplier, number: int) -> SupplierVersion | None:
    return session.scalar(versions_of(supplier).where(SupplierVersion.number == number))


def firm_of_version(supplier_id: int, number: int) -> Supplier | None:  # noqa: ARG001 - see below
    """By id. The version itself may be gone, and then its page says so."""
    return find_firm(supplier_id)


def find_firm(supplier_id: int) -> Supplier | None:
    """Without its lists: what these pages show is in the versions."""
    return session.get(Supplier, supplier_id, options=[lazyload("*")])


def version_before(version: SupplierVersion) -> SupplierVersion | None:
    """The newest kept one that is older."""
    older = versions_of(version.supplier).where(SupplierVersion.number < version.number)
    return session.scalar(older.limit(1))


def version_after(version: SupplierVersion) -> SupplierVersion | None:
    """The oldest kept one that is newer."""
    newer = versions_of(version.supplier).where(SupplierVersion.number > version.number)
    return session.scalar(newer.order_by(None).order_by(SupplierVersion.number).limit(1))


def moments_after(version: SupplierVersion) -> dict[int, datetime]:
    """When each newer one that is kept began, by its number; the newest first."""
    newer = select(SupplierVersion.number, SupplierVersion.since).where(
        SupplierVersion.supplier_id == version.supplier_id, SupplierVersion.number > version.number
    )
    return {row.number: row.since for row in session.execute(newer.order_by(SupplierVersion.number.desc()))}


def newest_version(supplier: Supplier) -> SupplierVersion | None:
    return session.scalar(versions_of(supplier).limit(1))


def version_on(supplier: Supplier, day: date) -> SupplierVersion | None:
    """What the public saw at the end of that day, as far as it is kept."""
    end = datetime.combine(day + timedelta(days=1), time(), AMSTERDAM)
    return session.scalar(versions_of(supplier).where(SupplierVersion.since < end).limit(1))


def oldest_version(supplier: Supplier) -> SupplierVersion | None:
    return session.scalar(versions_of(supplier).order_by(None).order_by(SupplierVersion.number).limit(1))
