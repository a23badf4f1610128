"""Mails about quotations."""

from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.sourcing.quotations import letters
from app.sourcing.quotations.messages import QuotationReceived
from app.sourcing.requests.addresses import address_behind
from app.sourcing.requests.models import Invitation


def send_receipt(message: QuotationReceived) -> None:
    """To where its invitation went."""
    invitation = session.get(Invitation, message.invitation_id)
    address = address_behind(invitation.decision, invitation) if invitation else None
    if invitation is None or address is None:
        return
    with in_language(invitation.request.language):
        post(letters.receipt(invitation, message), to=address)
