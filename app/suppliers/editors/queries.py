"""Selects on the people of a firm, read-only."""

from datetime import datetime

from sqlalchemy import Select, or_, select

from app.core.db import session
from app.suppliers.editors.models import EditorInvitation
from app.suppliers.models import Supplier, SupplierEditor


def find_invitation(editor_invitation_id: int) -> EditorInvitation | None:
    return session.get(EditorInvitation, editor_invitation_id)


def find_editor(supplier_id: int, user_id: int) -> SupplierEditor | None:
    return session.get(SupplierEditor, (supplier_id, user_id))


def waiting_invitations(supplier: Supplier) -> list[EditorInvitation]:
    """Nobody took them up and nobody withdrew them; they may have expired."""
    statement = select(EditorInvitation).where(
        EditorInvitation.supplier_id == supplier.id,
        EditorInvitation.accepted_at.is_(None),
        EditorInvitation.withdrawn_at.is_(None),
    )
    return list(session.scalars(statement.order_by(EditorInvitation.id)))


def closed_invitations(before: datetime) -> Select[EditorInvitation]:
    closed = or_(
        EditorInvitation.accepted_at < before,
        EditorInvitation.withdrawn_at < before,
        EditorInvitation.expires_at < before,
    )
    return select(EditorInvitation).where(closed).order_by(EditorInvitation.id)
