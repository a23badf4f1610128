"""What came of a mail, and what follows from it."""

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update

from app.core.db import session
from app.core.i18n import in_language
from app.core.settings import settings
from app.mail.letters import written
from app.mail.models import MailMessage, MailStatus
from app.mail.transport import Carrier, MayHaveGone, is_refused_for_good
from app.newsletters.issues.letters import newsletter
from app.newsletters.issues.writing import Edition
from app.newsletters.models import Issue, Recipient, RecipientStatus
from app.newsletters.sending.claiming import Claimed
from app.newsletters.sending.returning import note_bounce, return_address

MOST_ATTEMPTS = 6
CLOSING = 421  # the server ends the connection (RFC 5321, 3.8)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """`server_failed`: the connection or the server is the trouble, and not this reader's address."""

    claimed: Claimed
    status: RecipientStatus
    error: str | None = None
    is_bounce: bool = False
    server_failed: bool = False
    mail: MailMessage | None = None


def hand_over(claimed: Claimed, edition: Edition, carrier: Carrier) -> Outcome:
    """Write one copy and give it to the server."""
    try:
        with in_language(claimed.language):
            mail = written(newsletter(edition, claimed.items, claimed.links), to=claimed.email)
        carrier.send(mail, returns_to=return_address(claimed.recipient_id))
    except (OSError, UnicodeError, ValueError) as error:  # an address or a server that cannot be written to
        log.warning("newsletter for recipient %s: %s", claimed.recipient_id, type(error).__name__)
        return _failure(claimed, error)
    return Outcome(claimed, RecipientStatus.SENT, mail=mail)


def _failure(claimed: Claimed, error: Exception) -> Outcome:
    kind, code = type(error).__name__, _code(error)  # the server's words may hold the address
    if isinstance(error, MayHaveGone):
        return Outcome(claimed, RecipientStatus.UNKNOWN, kind, server_failed=True)
    if is_refused_for_good(error):
        return Outcome(claimed, RecipientStatus.FAILED, str(code), is_bounce=True)
    if isinstance(error, smtplib.SMTPNotSupportedError) or not isinstance(error, OSError):
        return Outcome(claimed, RecipientStatus.FAILED, kind)
    is_about_this_mail = isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
    if not is_about_this_mail or code == CLOSING:
        return Outcome(claimed, RecipientStatus.WAITING, kind, server_failed=True)
    is_over = code >= 500 or claimed.attempts >= MOST_ATTEMPTS
    return Outcome(claimed, RecipientStatus.FAILED if is_over else RecipientStatus.WAITING, str(code))


def _code(error: Exception) -> int:
    """The server's answer, 0 when it gave none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max((code for code, _words in error.recipients.values()), default=0)
    return int(error.smtp_code) if isinstance(error, smtplib.SMTPResponseException) else 0


def note(issue_id: int, outcome: Outcome | None, *, at: datetime) -> None:
    """Inside the transaction that claims the next; without an outcome there is nothing to note."""
    recipient = session.get(Recipient, outcome.claimed.recipient_id) if outcome else None
    if outcome is None or recipient is None:  # erased in the meantime
        return
    recipient.status, recipient.error = outcome.status, outcome.error
    if outcome.status is RecipientStatus.SENT:
        recipient.sent_at = at
        _keep_in_open_mailbox(outcome.mail, at)
    if outcome.is_bounce:
        note_bounce(recipient, code=outcome.error or "", at=at)
    if outcome.server_failed:
        recipient.attempts -= 1  # the reader's address did nothing wrong
        put_off(issue_id, at=at)
    elif outcome.status is RecipientStatus.WAITING:
        recipient.due_at = at + _wait_after(outcome.claimed.attempts)
    elif outcome.status is RecipientStatus.SENT:
        _server_is_well(issue_id)


def _keep_in_open_mailbox(mail: MailMessage | None, at: datetime) -> None:
    if mail is not None and settings().has_open_mailbox:
        mail.status, mail.sent_at, mail.attempts = MailStatus.SENT, at, 1
        session.add(mail)


def put_off(issue_id: int, *, at: datetime) -> None:
    """The mail server gave up: the whole issue waits, longer each time, and no reader pays for it."""
    issue = session.get_one(Issue, issue_id)
    _change(issue_id, failures=issue.failures + 1, due_at=at + _wait_after(issue.failures))


def _server_is_well(issue_id: int) -> None:
    if session.get_one(Issue, issue_id).failures:
        _change(issue_id, failures=0)


def _change(issue_id: int, **values: object) -> None:
    """Past the version: somebody who stops the issue at this moment need not start again."""
    session.execute(update(Issue).where(Issue.id == issue_id).values(**values))


def _wait_after(number: int) -> timedelta:
    return min(FIRST_WAIT * (1 << min(number, 10)), LONGEST_WAIT)
