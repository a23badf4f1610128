"""What a feature hands over to be mailed: words, lists where there is much, and at most one clear action."""

from dataclasses import dataclass

from flask import render_template
from markupsafe import Markup

from app.core.clock import now
from app.core.db import session
from app.core.i18n import Text
from app.mail.models import MailAttachment, MailMessage


@dataclass(frozen=True)
class Line:
    """A line of a list that leads somewhere; `url` is absolute, `about` stands below it."""

    text: Text
    url: str
    about: Text = ""


@dataclass(frozen=True)
class Section:
    """A list under a heading of its own."""

    title: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Attachment:
    """A file that goes along. With `alt` it is a picture (PNG) between the paragraphs and the button."""

    name: str
    media_type: str
    content: bytes
    alt: Text = ""

    @property
    def content_id(self) -> str:
        """What the picture is called inside the mail."""
        return f"{self.name}@streekbron" if self.alt else ""


@dataclass(frozen=True)
class Opening:
    """What somebody wrote with headings and links, cleaned; `language` is theirs, not the reader's."""

    html: Markup
    text: str
    language: str


@dataclass(frozen=True)
class Letter:
    """Paragraphs of plain text; `action_label` and `action_url` (absolute) make the one button.

    An `opening` stands before them, the links of `foot` at the very end.

    `unsubscribe_url` goes with mail that somebody can do without: its GET asks, its POST stops it, signed out too.
    `reply_to` is whom an answer goes to. `is_passed_on`: the words are somebody else's, and are not kept once it went.
    """

    subject: Text
    greeting: Text
    paragraphs: tuple[Text, ...]
    action_label: Text | None = None
    action_url: str | None = None
    sections: tuple[Section, ...] = ()
    unsubscribe_url: str | None = None
    reply_to: str | None = None
    is_passed_on: bool = False
    attachments: tuple[Attachment, ...] = ()
    opening: Opening | None = None
    foot: tuple[Line, ...] = ()


def post(letter: Letter, *, to: str) -> MailMessage:
    """Write a mail down for the worker to send, in the language that is in force here (see i18n.in_language)."""
    mail = written(letter, to=to)
    session.add(mail)
    return mail


def written(letter: Letter, *, to: str) -> MailMessage:
    """The mail itself, for who sends it without writing it down first."""
    moment = now()
    return MailMessage(
        recipient=to,
        subject=" ".join(str(letter.subject).split()),
        text=render_template("mail/letter.txt", letter=letter),
        html=render_template("mail/letter.html", letter=letter),
        unsubscribe_url=letter.unsubscribe_url,
        reply_to=letter.reply_to,
        is_passed_on=letter.is_passed_on,
        created_at=moment,
        due_at=moment,
        attachments=[
            MailAttachment(name=each.name, media_type=each.media_type, content=each.content, content_id=each.content_id)
            for each in letter.attachments
        ],
    )
