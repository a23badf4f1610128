"""Mails about firms."""

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.suppliers import letters
from app.suppliers.messages import FirmHandedOver
from app.suppliers.models import Supplier


def tell_new_owner(message: FirmHandedOver) -> None:
    supplier, owner = session.get(Supplier, message.supplier_id), session.get(User, message.user_id)
    if supplier is None or owner is None or owner.confirmed_at is None:
        return  # both can be gone by now
    with in_language(owner.language):
        post(letters.handed_over(supplier, owner), to=owner.email)
