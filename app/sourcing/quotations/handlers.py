"""Mails about quotations."""

from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.sourcing.quotations import letters
from app.sourcing.quotations.messages import QuotationReceived
from app.sourcing.requests.models import Invitation


def send_receipt(message: QuotationReceived) -> None:
    """To the address that the firm itself gave, if there is one."""
    invitation = session.get(Invitation, message.invitation_id)
    address = _address_of(invitation) if invitation else None
    if invitation is None or address is None:
        return
    with in_language("nl"):
        post(letters.receipt(invitation, message), to=address)


def _address_of(invitation: Invitation) -> str | None:
    decision = invitation.decision
    if decision.outside_firm is not None:
        return decision.outside_firm.email
    supplier = decision.supplier
    if supplier is None or supplier.email:
        return supplier.email if supplier else None
    return next((editor.user.email for editor in supplier.editors), None)
