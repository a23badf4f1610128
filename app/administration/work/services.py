"""Set work going again that got stuck, or give it up; each act is recorded."""

from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.mail import services as mail_services
from app.mail.models import MailMessage
from app.outbox import services as outbox_services
from app.outbox.models import OutboxMessage


def try_again(message: OutboxMessage, *, by: User, at: datetime) -> None:
    record("outbox_message.retried", message, by=by, kind=message.kind, attempts=message.attempts)
    outbox_services.try_again(message, at=at)


def give_up(message: OutboxMessage, *, by: User, at: datetime) -> None:
    record("outbox_message.given_up", message, by=by, kind=message.kind, error=message.error)
    outbox_services.give_up(message, at=at)


def send_again(mail: MailMessage, *, by: User, at: datetime) -> None:
    """Of a mail whose fate is unknown the person may get two: the page says so before."""
    record("mail.sent_again", mail, by=by, status=mail.status, error=mail.error)
    mail_services.send_again(mail, at=at)
