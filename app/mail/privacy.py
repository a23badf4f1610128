"""What mail holds of people, and what goes."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Flask
from sqlalchemy import ColumnElement, delete, func, or_, select, update

from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.mail.models import MailMessage, MailStatus
from config import Config

if TYPE_CHECKING:
    from app.accounts.models import User

DONE = (MailStatus.SENT, MailStatus.FAILED, MailStatus.UNKNOWN)
SHORTEST_NAME = 6  # letters: shorter ones stand in other words too


def register(app: Flask) -> None:
    config: Config = app.extensions["config"]
    declare(
        app,
        Processing(
            key="mail",
            purpose=lazy("Tell people what happens with their firm, application or search, and show that it was sent"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (b): these mails are part of what the person asked for"),
            people=lazy("Everybody who gets a mail"),
            data=lazy("E-mail address, subject and words of the mail, when it went"),
            recipients=lazy("The mail server of the region"),
            kept=lazy("%(days)s days", days=config.MAIL_DAYS),
        ),
    )
    declare(app, PersonalData("mail", lazy("Mails that we sent you"), collect, erase))
    declare(app, Retention("mail", lazy("Mails that went or failed"), "MAIL_DAYS", count_old, remove_old))


def collect(user: "User") -> list[dict[str, Any]]:
    statement = select(MailMessage).where(MailMessage.recipient == user.email).order_by(MailMessage.id)
    return [
        {
            "subject": mail.subject,
            "created_at": mail.created_at.isoformat(),
            "status": mail.status.value,
            "text": mail.text,
        }
        for mail in session.scalars(statement)
    ]


def erase(user: "User") -> list[Text]:
    """Mails to the person go; those to others that name them lose their words."""
    session.execute(delete(MailMessage).where(MailMessage.recipient == user.email))
    nothing: dict[str, str | None] = {"subject": "", "text": "", "html": "", "unsubscribe_url": None, "reply_to": None}
    session.execute(update(MailMessage).where(MailMessage.status.in_(DONE), _names(user)).values(nothing))
    return []


def _names(user: "User") -> ColumnElement[bool]:
    words = [user.email, *([user.name] if len(user.name) >= SHORTEST_NAME else [])]
    columns = (MailMessage.subject, MailMessage.text, MailMessage.html)
    answers_go_to = MailMessage.reply_to == user.email
    return or_(answers_go_to, *(column.contains(word, autoescape=True) for column in columns for word in words))


def _old(before: datetime) -> ColumnElement[bool]:
    return MailMessage.status.in_(DONE) & (MailMessage.created_at < before)


def count_old(before: datetime) -> int:
    return session.scalar(select(func.count()).select_from(MailMessage).where(_old(before))) or 0


def remove_old(before: datetime, limit: int) -> int:
    ids = list(session.scalars(select(MailMessage.id).where(_old(before)).order_by(MailMessage.id).limit(limit)))
    session.execute(delete(MailMessage).where(MailMessage.id.in_(ids)))
    return len(ids)
