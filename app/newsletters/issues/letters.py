"""A newsletter as its reader gets it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.i18n import _
from app.core.settings import settings
from app.mail.letters import Letter, Line, Opening, Section
from app.newsletters.issues.writing import Edition, Item, grouped


@dataclass(frozen=True)
class Links:
    """The only ones in a newsletter that differ from reader to reader; absolute."""

    preferences_url: str
    unsubscribe_url: str


def newsletter(edition: Edition, items: Sequence[Item], links: Links | None) -> Letter:
    """In the language that is in force here; without `links` nobody is subscribed by it."""
    return Letter(
        subject=edition.subject,
        greeting=_("Dear reader"),
        paragraphs=(),
        opening=_opening(edition),
        sections=tuple(Section(title, tuple(_line(each, edition) for each in some)) for title, some in grouped(items)),
        foot=(Line(_("Choose what you want to read"), links.preferences_url),) if links else (),
        unsubscribe_url=links.unsubscribe_url if links else None,
    )


def _opening(edition: Edition) -> Opening | None:
    if not edition.opening_text:
        return None
    return Opening(edition.opening_html, edition.opening_text, edition.language)


def _line(item: Item, edition: Edition) -> Line:
    title = item.title if item.body == edition.body else f"{item.title} ({item.body_name})"
    return Line(title, f"{settings().BASE_URL}{item.path}", about=item.introduction)
