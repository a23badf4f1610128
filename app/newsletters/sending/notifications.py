"""Delivery status notifications (RFC 3464), and what they say of our newsletters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message
from enum import StrEnum

from app.core.settings import settings
from app.newsletters.models import Recipient
from app.newsletters.sending.returning import newest_copy_to, note_bounce, recipient_of

LARGEST = 2 * 1024 * 1024  # bytes: the original may hang on to it, and is not read
SENT_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")


class Reading(StrEnum):
    """What became of a notification."""

    BOUNCED = "bounced"
    TRANSIENT = "transient"  # the server still tries, or something passing was in the way
    UNKNOWN = "unknown"  # about a mail that is not a newsletter of ours
    NO_NOTIFICATION = "no notification"  # an answer from a person, a holiday greeting, anything else


@dataclass(frozen=True)
class Report:
    """What a server says about one address: `status` is a code of RFC 3463."""

    addresses: tuple[str, ...]
    action: str
    status: str

    @property
    def is_for_good(self) -> bool:
        return self.action == "failed" and self.status.startswith("5")


def read(raw: bytes, *, at: datetime) -> Reading:
    """Note the bounces that a mail tells of, inside a transaction."""
    message = message_from_bytes(raw[:LARGEST], policy=policy.compat32)
    reports = list(reports_in(message))
    if not reports:
        return Reading.NO_NOTIFICATION
    if not any(report.is_for_good for report in reports):
        return Reading.TRANSIENT
    own = _by_return_address(message)
    known = False
    for report in (report for report in reports if report.is_for_good):
        recipient = own or _by_address(report, at)
        if recipient is not None:
            note_bounce(recipient, code=report.status, at=at)
            known = True
    return Reading.BOUNCED if known else Reading.UNKNOWN


def reports_in(message: Message) -> Iterator[Report]:
    """One for each address that a notification is about; none in any other mail."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
            continue
        for fields in part.get_payload():
            if isinstance(fields, Message) and "Action" in fields:
                yield _report(fields)


def _report(fields: Message) -> Report:
    status = _STATUS.search(str(fields.get("Status", "")))
    named = (_address(fields.get(name)) for name in ("Original-Recipient", "Final-Recipient"))
    return Report(
        addresses=tuple(filter(None, named)),
        action=str(fields["Action"]).strip().lower(),
        status=status[0] if status else "",
    )


def _address(field: object) -> str:
    """`noor@example.nl` of `rfc822; noor@example.nl` (RFC 3464, 2.3.1)."""
    return str(field or "").rpartition(";")[2].strip().strip("<>").lower()


def _by_return_address(message: Message) -> Recipient | None:
    headers = (str(value) for name in SENT_TO for value in message.get_all(name, ()))
    return next(filter(None, map(recipient_of, headers)), None)


def _by_address(report: Report, at: datetime) -> Recipient | None:
    """Of copies without an address of their own to return to: else anybody could stop the newsletter of others."""
    if settings().BOUNCE_ADDRESS:
        return None
    return next(filter(None, (newest_copy_to(address, at=at) for address in report.addresses)), None)
