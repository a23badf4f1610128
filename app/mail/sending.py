"""Send what waits: claimed and committed before, so that a killed worker never sends one twice."""

import logging
import smtplib
from datetime import timedelta

from sqlalchemy import Select, select

from app.core.clock import now
from app.core.db import session, transaction
from app.core.settings import settings
from app.mail.models import MailMessage, MailStatus
from app.mail.transport import MayHaveGone, deliver, is_refused_for_good

MOST_ATTEMPTS = 6
LONGEST_SENDING = timedelta(minutes=5)

log = logging.getLogger(__name__)


def send_one() -> bool:
    """Send the mail that waits longest; False when none does."""
    _give_up_on_the_lost()
    mail = _claim()
    if mail is None:
        return False
    try:
        deliver(mail, url=settings().MAIL_URL, sender=settings().MAIL_FROM)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("mail %s failed: %s", mail.id, type(error).__name__)
        _note_failure(mail, error)
    else:
        with transaction():
            mail.status, mail.sent_at = MailStatus.SENT, now()
            if mail.is_passed_on and not settings().has_open_mailbox:  # there it has to be read
                mail.text = mail.html = ""
                mail.reply_to = None
    return True


def _claim() -> MailMessage | None:
    if session.scalar(_waiting().with_only_columns(MailMessage.id)) is None:
        return None
    with transaction():
        mail = session.scalar(_waiting().with_for_update(skip_locked=True))
        if mail is not None:
            mail.status, mail.claimed_at = MailStatus.SENDING, now()
            mail.attempts += 1
    return mail


def _waiting() -> Select[MailMessage]:
    return (
        select(MailMessage)
        .where(MailMessage.status == MailStatus.WAITING, MailMessage.due_at <= now())
        .order_by(MailMessage.due_at, MailMessage.id)
        .limit(1)
    )


def _give_up_on_the_lost() -> None:
    """A worker died while it sent these: they may have gone, so they are shown and not sent again."""
    lost = select(MailMessage).where(
        MailMessage.status == MailStatus.SENDING, MailMessage.claimed_at < now() - LONGEST_SENDING
    )
    if session.scalar(lost.with_only_columns(MailMessage.id).limit(1)) is None:
        return
    with transaction():
        for mail in session.scalars(lost):
            mail.status = MailStatus.UNKNOWN


def _note_failure(mail: MailMessage, error: Exception) -> None:
    with transaction():
        mail.error = type(error).__name__  # the server's words may hold the address
        if isinstance(error, MayHaveGone):
            mail.status = MailStatus.UNKNOWN
        elif is_refused_for_good(error) or mail.attempts >= MOST_ATTEMPTS:
            mail.status = MailStatus.FAILED
        else:
            mail.status, mail.due_at = MailStatus.WAITING, now() + timedelta(seconds=30 * 2**mail.attempts)
