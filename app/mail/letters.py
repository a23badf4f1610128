"""What a feature hands over to be mailed: words and at most one clear action."""

from dataclasses import dataclass

from flask import render_template

from app.core.clock import now
from app.core.db import session
from app.core.i18n import Text
from app.mail.models import MailMessage


@dataclass(frozen=True)
class Letter:
    """Paragraphs of plain text; `action_label` and `action_url` (absolute) make the one button."""

    subject: Text
    greeting: Text
    paragraphs: tuple[Text, ...]
    action_label: Text | None = None
    action_url: str | None = None


def post(letter: Letter, *, to: str) -> None:
    """Write a mail down for the worker to send, in the language that is in force here (see i18n.in_language)."""
    moment = now()
    session.add(
        MailMessage(
            recipient=to,
            subject=" ".join(str(letter.subject).split()),
            text=render_template("mail/letter.txt", letter=letter),
            html=render_template("mail/letter.html", letter=letter),
            created_at=moment,
            due_at=moment,
        )
    )
