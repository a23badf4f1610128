"""The mail to a firm that a board noted as its member."""

from app.core.clock import today
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.memberships import letters
from app.memberships.inviting.marks import mark_of
from app.memberships.inviting.queries import has_objected
from app.memberships.keeping import memberships_between
from app.memberships.messages import MemberNoted
from app.organisations.queries import find_association
from app.suppliers.models import Supplier


def tell_firm(message: MemberNoted) -> None:
    """Not who objected to mail for members, and not of what has ended, or is disputed, before the mail went."""
    supplier, association = session.get(Supplier, message.supplier_id), find_association(message.association_id)
    if supplier is None or association is None or not _runs(message):
        return
    for reader in (editor.user for editor in supplier.editors):
        if reader.confirmed_at is not None and not has_objected(mark_of(reader.email)):
            with in_language(reader.language):
                post(letters.noted(supplier, association, reader), to=reader.email)


def _runs(message: MemberNoted) -> bool:
    day, theirs = today(), memberships_between(message.supplier_id, message.association_id)
    return any(each.ends_on is None or each.ends_on >= day for each in theirs if not each.is_disputed)
