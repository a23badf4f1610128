"""What a person can do about a mail that did not go."""

from datetime import datetime

from app.core.errors import DomainError
from app.core.i18n import lazy
from app.mail.models import MailMessage, MailStatus

STUCK = (MailStatus.FAILED, MailStatus.UNKNOWN)


def send_again(mail: MailMessage, *, at: datetime) -> None:
    """Put it back in the row, with all its attempts. Raises DomainError when it is on its way or gone."""
    if mail.status not in STUCK:
        raise DomainError(lazy("This mail has gone, or is about to. It is not sent twice."))
    mail.status, mail.due_at = MailStatus.WAITING, at
    mail.attempts, mail.error, mail.claimed_at = 0, None, None
