"""Mails for the open mailbox of a demonstration."""

from sqlalchemy import Select, select

from app.core.db import session
from app.mail.models import MailMessage


def newest_mails(recipient: str | None) -> Select[MailMessage]:
    statement = select(MailMessage).order_by(MailMessage.id.desc())
    return statement.where(MailMessage.recipient == recipient) if recipient else statement


def find_mail(mail_id: int) -> MailMessage | None:
    return session.get(MailMessage, mail_id)
