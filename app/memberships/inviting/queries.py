"""Selects on invitations to members."""

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.core.db import session
from app.memberships.importing.matching import IS_VISIBLE
from app.memberships.importing.models import MemberRow
from app.memberships.inviting.marks import mark_of
from app.memberships.inviting.models import MemberInvitation
from app.memberships.inviting.services import taken_marks
from app.organisations.models import Association
from app.organisations.queries import find_association
from app.suppliers.models import Supplier, SupplierEditor

IS_WAITING = MemberInvitation.registered_at.is_(None) & MemberInvitation.email.is_not(None)
MOST_AT_ONCE = 200


def find(invitation_id: int) -> MemberInvitation | None:
    return session.get(MemberInvitation, invitation_id)


def association_of(invitation: MemberInvitation) -> Association:
    return session.get_one(Association, invitation.association_id)


def invitations_of(association_id: int) -> Select[MemberInvitation]:
    """Newest first, with the firms that came of them."""
    firm = joinedload(MemberInvitation.supplier).lazyload("*")
    statement = select(MemberInvitation).where(MemberInvitation.association_id == association_id)
    return statement.options(firm).order_by(MemberInvitation.id.desc())


def invited_with(mark: str, association_id: int) -> MemberInvitation | None:
    statement = select(MemberInvitation).where(MemberInvitation.mark == mark)
    return session.scalar(statement.where(MemberInvitation.association_id == association_id))


def has_objected(mark: str) -> bool:
    """To a mail from any association."""
    objected = MemberInvitation.objected_at.is_not(None)
    statement = select(MemberInvitation.id).where(MemberInvitation.mark == mark, objected)
    return session.scalar(statement.limit(1)) is not None


def not_to_invite(rows: list[MemberRow], association_id: int) -> set[int]:
    """Ids of the rows whose address had its mail, or objected."""
    marks = {row.id: mark_of(row.email) for row in rows if row.email}
    taken = taken_marks(marks.values(), association_id)
    return {row_id for row_id, mark in marks.items() if mark in taken}


def inviting_association(email: str, invitation_id: int | None) -> Association | None:
    """Which association invited somebody: by the link that they followed, or by their address."""
    followed = find(invitation_id) if invitation_id else None
    statement = select(MemberInvitation).where(
        MemberInvitation.mark == mark_of(email), MemberInvitation.objected_at.is_(None)
    )
    invitation = followed or session.scalar(statement.order_by(MemberInvitation.id.desc()).limit(1))
    return find_association(invitation.association_id) if invitation else None


def registered_since() -> dict[int, int]:
    """The firm of each waiting invitation that is in the register by now, by the id of the invitation.

    Found by its KvK number or by the address of who edits it.
    """
    own_address = Supplier.editors.any(SupplierEditor.user.has(email=MemberInvitation.email))
    found: dict[int, int] = {}
    for same in (own_address, Supplier.kvk_number == MemberInvitation.kvk_number):
        statement = select(MemberInvitation.id, Supplier.id).join(Supplier, same)
        waiting = session.execute(statement.where(IS_WAITING, IS_VISIBLE).limit(MOST_AT_ONCE))
        found |= dict(waiting.all())
    return found
