"""Selects on memberships and interests."""

from sqlalchemy import select, union

from app.accounts.models import User
from app.core.db import session
from app.memberships.models import DeclaredInterest
from app.suppliers.models import Supplier, SupplierEditor


def declared_interest(user: User, supplier: Supplier) -> DeclaredInterest | None:
    return session.get(DeclaredInterest, (user.id, supplier.id))


def suppliers_of_interest(user: User) -> set[int]:
    """Ids of all firms in which the person has an interest: see policies.has_interest."""
    edited = select(SupplierEditor.supplier_id).where(SupplierEditor.user_id == user.id)
    declared = select(DeclaredInterest.supplier_id).where(DeclaredInterest.user_id == user.id)
    return set(session.scalars(union(edited, declared)))
