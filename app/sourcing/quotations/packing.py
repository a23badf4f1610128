"""All that a firm hands in as one row of bytes, so that all of it is closed at once. Pure."""

import json
from decimal import Decimal, InvalidOperation

from app.sourcing.quotations.details import Offer
from app.sourcing.quotations.sealing import DoesNotOpen

_LENGTH = 4  # bytes, big-endian, in front of the head


def pack(offer: Offer, invitation_id: int) -> bytes:
    """The invitation goes along: a box that is laid under another firm's name does not open there."""
    head = json.dumps(
        {
            "invitation": invitation_id,
            "amount": str(offer.amount),
            "remark": offer.remark,
            "file_name": offer.file_name,
        }
    ).encode()
    return len(head).to_bytes(_LENGTH, "big") + head + offer.content


def unpack(packed: bytes, invitation_id: int) -> Offer:
    """Raises DoesNotOpen for what `pack` did not make for this invitation."""
    end = _LENGTH + int.from_bytes(packed[:_LENGTH], "big")
    try:
        head = json.loads(packed[_LENGTH:end])
        if head["invitation"] != invitation_id:
            raise DoesNotOpen
        return Offer(Decimal(head["amount"]), head["remark"], head["file_name"], packed[end:])
    except (ValueError, KeyError, TypeError, InvalidOperation) as error:
        raise DoesNotOpen from error
