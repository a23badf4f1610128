"""Mails about authority."""

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.suppliers.authority import letters
from app.suppliers.authority.messages import MailProofAsked
from app.suppliers.models import Supplier


def send_mail_proof(message: MailProofAsked) -> None:
    supplier, user = session.get(Supplier, message.supplier_id), session.get(User, message.user_id)
    if supplier is None or user is None:
        return  # both can be gone by now
    with in_language(user.language):
        post(letters.confirm_address(supplier, user, message.address), to=message.address)
