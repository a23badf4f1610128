"""What becomes of a firm when somebody who acts for it leaves for good."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.outbox.services import publish
from app.suppliers.details import ContactDetails, PlaceDetails, SizeDetails, TradeDetails
from app.suppliers.filling import (
    OWN_LISTS,
    set_certificates,
    set_contact,
    set_place,
    set_size,
    set_social,
    set_trade,
)
from app.suppliers.kinds import EditorRole, ProfileStatus
from app.suppliers.messages import FirmHandedOver
from app.suppliers.models import Supplier, SupplierEditor, SupplierVersion
from app.suppliers.queries import successors
from app.suppliers.revisions.models import Revision

# From where it stands to withdrawn, along the table of moves.
_WAY_OUT = {
    ProfileStatus.LISTED: (ProfileStatus.WITHDRAWN,),
    ProfileStatus.SUSPENDED: (ProfileStatus.LAPSED, ProfileStatus.WITHDRAWN),
    ProfileStatus.LAPSED: (ProfileStatus.WITHDRAWN,),
    ProfileStatus.DRAFT: (ProfileStatus.UNCLAIMED,),
}


def leave(supplier: Supplier, user: User, *, free: ColumnElement[bool], at: datetime) -> None:
    """Take the person out of the firm. It goes on under somebody else, who is told, or it ends.

    `free` says of a version of the public page that nobody has to keep it (see holds.is_free).
    """
    heirs = successors(supplier, user)
    if heirs:
        _hand_over(supplier, user, heirs[0])
    elif _was_never_public(supplier) and (supplier.is_personal or supplier.import_batch_id is None):
        record("supplier.removed", supplier, by=None)
        session.delete(supplier)
    else:
        end(supplier, free=free, at=at)


def _was_never_public(supplier: Supplier) -> bool:
    return session.scalar(select(SupplierVersion.id).where(SupplierVersion.supplier_id == supplier.id)) is None


def _hand_over(supplier: Supplier, user: User, heir: SupplierEditor) -> None:
    heir.role = EditorRole.OWNER
    supplier.editors[:] = [each for each in supplier.editors if each.user_id != user.id]
    if user.email == supplier.email or user.name == supplier.contact_name:
        # Never shown: mail from buyers comes in through a form, and must keep coming in.
        set_contact(supplier, ContactDetails(email=heir.user.email, website=supplier.website))
    record("supplier.handed_over", supplier, by=None, user_id=heir.user_id)
    publish(FirmHandedOver(supplier.id, heir.user_id))


def end(supplier: Supplier, *, free: ColumnElement[bool], at: datetime) -> None:
    """Nobody acts for the firm any more: it is no longer found, and tells of nobody."""
    supplier.editors.clear()
    for status in _WAY_OUT.get(supplier.status, ()):
        supplier.move_to(status)
    supplier.updated_at = at
    forget_people(supplier, free=free)
    record("supplier.ended", supplier, by=None, status=supplier.status)


def forget_people(supplier: Supplier, *, free: ColumnElement[bool]) -> None:
    """Take out the contact person and what documents tell of people.

    Of a sole trader, who is the firm, everything but its number and its dates.
    """
    set_contact(supplier, ContactDetails())
    supplier.documents.clear()
    session.execute(delete(Revision).where(Revision.supplier_id == supplier.id))
    if not supplier.is_personal:
        return
    _empty(supplier)
    session.execute(delete(SupplierVersion).where(SupplierVersion.supplier_id == supplier.id, free))


def _empty(supplier: Supplier) -> None:
    supplier.name, supplier.match_name, supplier.trade_name = f"#{supplier.id}", "", None
    supplier.kvk_number = supplier.establishment_number = supplier.vat_id = supplier.foreign_id = None
    set_place(supplier, PlaceDetails())
    set_trade(supplier, TradeDetails())
    set_size(supplier, SizeDetails())
    set_certificates(supplier, ())
    set_social(supplier, frozenset())
    supplier.rsin = supplier.full_until = supplier.sbi_scheme = None
    supplier.languages, supplier.sbi_codes = [], []
    for name in (*OWN_LISTS, "authority_letters"):
        getattr(supplier, name).clear()
