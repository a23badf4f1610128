"""Mail that comes back: to which address, whose it was, and when there were too many."""

import hashlib
import hmac
import re
from datetime import datetime, timedelta

from sqlalchemy import select, update

from app.audit.services import record
from app.core.db import session
from app.core.settings import settings
from app.newsletters.models import Recipient, RecipientStatus, Subscription

MOST_BOUNCES = 3  # in a row
COMES_BACK_WITHIN = timedelta(days=14)  # servers try for some days, and tell then
_NUMBERED = re.compile(r"\+n(\d{1,9})-([0-9a-f]{16})@", re.IGNORECASE)


def return_address(recipient_id: int) -> str:
    """An address of its own for each copy (VERP): `bounces+n12-0f…@example.org`; "" when BOUNCE_ADDRESS is not set."""
    name, _at, host = settings().BOUNCE_ADDRESS.partition("@")
    return f"{name}+n{recipient_id}-{_mark(recipient_id)}@{host}" if host else ""


def recipient_of(address: str) -> Recipient | None:
    """Whose copy came back to this address; None for one that we did not make."""
    found = _NUMBERED.search(address)
    if found is None or not hmac.compare_digest(found[2].lower(), _mark(int(found[1]))):
        return None
    return session.get(Recipient, int(found[1]))


def _mark(recipient_id: int) -> str:
    """Nobody sends bounces for others by counting."""
    key = settings().SECRET_KEY.encode()
    return hmac.new(key, f"newsletter bounce {recipient_id}".encode(), hashlib.sha256).hexdigest()[:16]


def newest_copy_to(email: str, *, at: datetime) -> Recipient | None:
    """That which a notification about an address is most likely about; None when nothing went there lately."""
    own = Recipient.email == email.lower(), Recipient.sent_at >= at - COMES_BACK_WITHIN
    return session.scalar(select(Recipient).where(*own).order_by(Recipient.id.desc()).limit(1))


def note_bounce(recipient: Recipient, *, code: str, at: datetime) -> None:
    """Three copies in a row that came back for good stop the subscription; telling the same one twice counts once."""
    if recipient.bounced_at is not None:
        return
    recipient.bounced_at, recipient.error = at, code
    subscription = session.get(Subscription, recipient.subscription_id) if recipient.subscription_id else None
    if subscription is None or subscription.stopped_at is not None:
        return
    number = 1 if _came_through_before(recipient) else subscription.bounces + 1
    values: dict[str, object] = {"bounces": number, "bounced_at": at}
    if number >= MOST_BOUNCES:
        values["stopped_at"] = at
        record("subscription.stopped", subscription, by=None, bounces=number)
    # Past the version: a reader who changes their topics at this moment need not start again.
    session.execute(update(Subscription).where(Subscription.id == subscription.id).values(**values))


def _came_through_before(recipient: Recipient) -> bool:
    tried = Recipient.status.in_((RecipientStatus.SENT, RecipientStatus.FAILED))
    earlier = select(Recipient).where(Recipient.email == recipient.email, Recipient.id < recipient.id, tried)
    last = session.scalar(earlier.order_by(Recipient.id.desc()).limit(1))
    return last is not None and last.bounced_at is None
