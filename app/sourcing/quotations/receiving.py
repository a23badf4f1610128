"""Taking in what a firm hands in: closed in memory, put away, and noted when that succeeded."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.storage import storage
from app.outbox.services import publish
from app.sourcing.quotations import sealing
from app.sourcing.quotations.details import Offer
from app.sourcing.quotations.messages import QuotationReceived
from app.sourcing.quotations.models import Quotation
from app.sourcing.quotations.packing import pack
from app.sourcing.quotations.queries import quotation_of, seal_of
from app.sourcing.requests.models import Invitation, RequestForQuotation

FOLDER = "quotations"  # in the storage


class TooLate(DomainError):
    """By the clock of the server."""

    def __init__(self) -> None:
        super().__init__(lazy("The deadline has passed. Your quotation was not kept."))


@dataclass(frozen=True)
class PutAway:
    """A file in the storage; `offer` is known beside it only when the request is not sealed."""

    name: str
    size: int
    sha256: str
    offer: Offer | None


def is_late(request: RequestForQuotation, at: datetime) -> bool:
    """The deadline itself is still in time."""
    return at > request.deadline


def put_away(offer: Offer, invitation: Invitation) -> PutAway:
    """Before the transaction, which then only has to note it. Raises DomainError when there is no seal yet.

    What is put away and then not noted is swept away (sweeping.py).
    """
    request = invitation.request
    content = _closed(offer, invitation) if request.is_sealed else offer.content
    name = put(content)
    digest = hashlib.sha256(offer.content).hexdigest()
    return PutAway(name, len(offer.content), digest, None if request.is_sealed else offer)


def _closed(offer: Offer, invitation: Invitation) -> bytes:
    seal = seal_of(invitation.request)
    if seal is None or seal.public_key is None:
        raise DomainError(lazy("The seal of this request is not ready yet. Ask the municipality, and try again later."))
    return sealing.close(pack(offer, invitation.id), seal.public_key)


def put(content: bytes) -> str:
    """Under a name of ours, which it gives."""
    name = f"{FOLDER}/{secrets.token_hex(16)}"
    storage().put(name, BytesIO(content))
    return name


def receive(invitation: Invitation, file: PutAway, *, at: datetime) -> str | None:
    """Let it be the firm's quotation; the name of the file that is not needed any more, if there is one.

    `at` is when the request had come in whole. Of two at once the later one holds. Raises TooLate, and DomainError when
    the invitation was withdrawn meanwhile.
    """
    take_turn(f"quotation to invitation {invitation.id}")
    request, quotation = invitation.request, quotation_of(invitation)
    if is_late(request, at):
        raise TooLate
    if not invitation.is_open:
        raise DomainError(lazy("This invitation was withdrawn. Your quotation was not kept."))
    if quotation is not None and quotation.received_at > at:
        quotation.times_replaced += 1
        return file.name
    obsolete = quotation.stored_as if quotation else None
    quotation = quotation or Quotation(invitation=invitation, times_replaced=-1)
    _fill(quotation, file, at)
    session.add(quotation)
    record(
        "quotation.replaced" if obsolete else "quotation.received",
        request.file,
        by=None,
        invitation=invitation.id,
        sha256=file.sha256,
    )
    publish(QuotationReceived(invitation.id, at.isoformat(), file.size, file.sha256))
    return obsolete


def _fill(quotation: Quotation, file: PutAway, at: datetime) -> None:
    quotation.times_replaced += 1
    quotation.received_at, quotation.stored_as = at, file.name
    quotation.size, quotation.sha256 = file.size, file.sha256
    if file.offer is not None:
        fill_in(quotation, file.offer, at=at)
    else:  # it may replace one that was opened while this one was looked at
        quotation.opened_at = quotation.amount = quotation.remark = quotation.file_name = None


def fill_in(quotation: Quotation, offer: Offer, *, at: datetime) -> None:
    """From now on it can be read."""
    quotation.amount, quotation.remark, quotation.file_name = offer.amount, offer.remark, offer.file_name
    quotation.opened_at = at


def note_late(invitation: Invitation) -> None:
    """Somebody tried after the deadline: nothing of it is kept but that."""
    record("quotation.too_late", invitation.request.file, by=None, invitation=invitation.id)
