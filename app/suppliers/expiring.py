"""Profiles and versions whose term has passed."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, exists, func, or_, select
from sqlalchemy.orm import aliased

from app.audit.services import record
from app.core.clock import now
from app.core.db import session
from app.core.i18n import Text
from app.core.privacy import Retention
from app.suppliers.holds import is_free
from app.suppliers.kinds import LegalForm, ProfileStatus
from app.suppliers.leaving import end, forget_people
from app.suppliers.models import Supplier, SupplierVersion

Chosen = Callable[[datetime], Select[Supplier]]

WAS_PUBLIC = exists().where(SupplierVersion.supplier_id == Supplier.id)
IS_PERSONAL = Supplier.legal_form.is_(None) | (Supplier.legal_form == LegalForm.EENMANSZAAK)


def retention_of_profiles(
    key: str, title: Text, setting: str, *, chosen: Chosen, let_go: Callable[[Supplier], None]
) -> Retention:
    """`let_go` must leave a profile that is no longer chosen."""

    def count(before: datetime) -> int:
        return session.scalar(select(func.count()).select_from(chosen(before).order_by(None).subquery())) or 0

    def remove(before: datetime, limit: int) -> int:
        found = session.scalars(chosen(before).order_by(Supplier.id).limit(limit)).all()
        for supplier in found:
            let_go(supplier)
        return len(found)

    return Retention(key, title, setting, count, remove)


def drafts(before: datetime) -> Select[Supplier]:
    return select(Supplier).where(Supplier.status == ProfileStatus.DRAFT, Supplier.updated_at < before)


def throw_away(draft: Supplier) -> None:
    """What came in by import, or was public before, is nobody's again and tells of nobody."""
    if draft.import_batch_id is not None or session.scalar(select(WAS_PUBLIC).where(Supplier.id == draft.id)):
        end(draft, free=is_free(), at=now())
        return
    record("supplier.removed", draft, by=None)
    session.delete(draft)


def unclaimed_profiles(before: datetime) -> Select[Supplier]:
    since = Supplier.updated_at < before
    return select(Supplier).where(Supplier.status == ProfileStatus.UNCLAIMED, since, ~WAS_PUBLIC)


def delete_profile(supplier: Supplier) -> None:
    record("supplier.removed", supplier, by=None)
    session.delete(supplier)


def withdrawn_profiles(before: datetime) -> Select[Supplier]:
    """Those that tell of people: an emptied sole trader has no name to match by."""
    contact = or_(Supplier.contact_name.is_not(None), Supplier.email.is_not(None), Supplier.phone.is_not(None))
    tells = or_(contact, IS_PERSONAL & (Supplier.match_name != ""))
    return select(Supplier).where(Supplier.status == ProfileStatus.WITHDRAWN, Supplier.updated_at < before, tells)


def forget(supplier: Supplier) -> None:
    forget_people(supplier, free=is_free())
    record("supplier.emptied", supplier, by=None)


def _old_versions(before: datetime) -> ColumnElement[bool]:
    """Of sole traders, replaced by a newer one before the moment, and held by nobody."""
    newer = aliased(SupplierVersion)
    replaced = exists().where(
        newer.supplier_id == SupplierVersion.supplier_id,
        newer.number > SupplierVersion.number,
        newer.since < before,
    )
    personal = SupplierVersion.supplier_id.in_(select(Supplier.id).where(IS_PERSONAL))
    return replaced & personal & is_free()


def count_versions(before: datetime) -> int:
    return session.scalar(select(func.count()).select_from(SupplierVersion).where(_old_versions(before))) or 0


def remove_versions(before: datetime, limit: int) -> int:
    chosen = select(SupplierVersion.id).where(_old_versions(before)).order_by(SupplierVersion.id).limit(limit)
    ids = list(session.scalars(chosen))
    session.execute(delete(SupplierVersion).where(SupplierVersion.id.in_(ids)))
    return len(ids)
