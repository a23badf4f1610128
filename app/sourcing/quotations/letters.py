"""The receipt of a quotation. It is kept in the log of the mail, so it says nothing of what is in it."""

from app.core.i18n import _, numberformat
from app.mail.letters import Letter
from app.sourcing.quotations.messages import QuotationReceived
from app.sourcing.quotations.presenting import exactly, received_at
from app.sourcing.requests.models import Invitation


def receipt(invitation: Invitation, received: QuotationReceived) -> Letter:
    """To the firm."""
    request = invitation.request
    return Letter(
        subject=_("Your quotation is received: %(subject)s", subject=request.file.subject),
        greeting=_("Dear %(name)s", name=invitation.firm),
        paragraphs=(
            _(
                "%(municipality)s has received your quotation for “%(subject)s” at %(moment)s.",
                municipality=request.file.municipality.name,
                subject=request.file.subject,
                moment=exactly(received_at(received)),
            ),
            _("Size of your file: %(number)s bytes.", number=numberformat(received.size)),
            _("SHA-256 of your file: %(digest)s", digest=received.sha256),
            _(
                "You can replace it until %(deadline)s, by the link in your invitation. Then this receipt no longer"
                " counts, and you get a new one.",
                deadline=exactly(request.deadline),
            ),
        ),
    )
