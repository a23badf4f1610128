"""Selects on profiles, read-only."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.models import User
from app.core.db import session
from app.suppliers.details import IdentityDetails
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier, SupplierEditor, SupplierVersion

_MORE_LISTS = (
    selectinload(Supplier.references),
    selectinload(Supplier.branches),
    selectinload(Supplier.predecessors),
    selectinload(Supplier.images),
)
# Each a few rows: with the firm in one query instead of one query each.
SHORT_LISTS = (joinedload(Supplier.areas), joinedload(Supplier.themes), joinedload(Supplier.social), *_MORE_LISTS)
# For many firms at once: one query each, for all of them together.
SHORT_LISTS_OF_MANY = (
    selectinload(Supplier.areas),
    selectinload(Supplier.themes),
    selectinload(Supplier.social),
    *_MORE_LISTS,
)


def find_supplier(supplier_id: int, slug: str | None = None) -> Supplier | None:  # noqa: ARG001 - see below
    """By id; the slug in an address is for people and is not compared."""
    return session.get(Supplier, supplier_id, options=SHORT_LISTS)


def suppliers_of(user: User) -> list[Supplier]:
    """The firms that the person acts for, by name."""
    statement = select(Supplier).join(SupplierEditor).where(SupplierEditor.user_id == user.id)
    return list(session.scalars(statement.order_by(Supplier.name, Supplier.id)))


def names_of(ids: Collection[int]) -> dict[int, str]:
    """What firms are called, by id."""
    rows = session.execute(select(Supplier.id, Supplier.name, Supplier.trade_name).where(Supplier.id.in_(ids)))
    return {number: trade_name or name for number, name, trade_name in rows}


def successors(supplier: Supplier, user: User) -> list[SupplierEditor]:
    """Who can go on with the firm without this person: an owner, or else who edits it, who came first in front.

    Of a sole trader only another owner: who merely edits the profile is not the firm.
    """
    others = sorted((each for each in supplier.editors if each.user_id != user.id), key=lambda each: each.since)
    owners = [each for each in others if each.role is EditorRole.OWNER]
    return owners if supplier.is_personal else owners or others


def firms_ending_with(user: User) -> list[Supplier]:
    """The firms that nobody goes on with."""
    return [supplier for supplier in suppliers_of(user) if not successors(supplier, user)]


def latest_versions(ids: Collection[int]) -> dict[int, SupplierVersion]:
    """The newest version of each firm, by the id of the firm."""
    newest = select(func.max(SupplierVersion.id)).where(SupplierVersion.supplier_id.in_(ids))
    statement = select(SupplierVersion).where(SupplierVersion.id.in_(newest.group_by(SupplierVersion.supplier_id)))
    return {version.supplier_id: version for version in session.scalars(statement)}


def own_firm_with_number(user: User, details: IdentityDetails) -> Supplier | None:
    """The firm of this person that has the KvK number, or the number of another country, if there is one."""
    for supplier in suppliers_of(user):
        same_kvk = details.kvk_number and supplier.kvk_number == details.kvk_number
        same_abroad = details.foreign_id and supplier.foreign_id == details.foreign_id
        if (same_kvk or same_abroad) and supplier.country == details.country:
            return supplier
    return None


def edits_any(user: User) -> bool:
    statement = select(SupplierEditor.supplier_id).where(SupplierEditor.user_id == user.id).limit(1)
    return session.scalar(statement) is not None
