"""An issue on the pages of who writes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for

from app.core.db import count_of
from app.core.i18n import in_language
from app.newsletters.issues import queries
from app.newsletters.issues.letters import Links, newsletter
from app.newsletters.issues.writing import edition_of
from app.newsletters.models import Issue, IssueStatus, RecipientStatus
from app.newsletters.reading.queries import readers_of
from app.organisations.bodies import Body

PENDING = (RecipientStatus.WAITING, RecipientStatus.SENDING)


@dataclass(frozen=True)
class Preview:
    """As mail programs get it: HTML for most of them, text for the others."""

    subject: str
    text: str
    html: str


def preview(issue: Issue) -> Preview:
    """As who follows everything gets it; the links to a reader's own pages lead to those of everybody."""
    edition = edition_of(issue)
    address = url_for("newsletters.subscribe", _external=True)
    with in_language(issue.language):
        letter = newsletter(edition, edition.items, Links(address, address))
        return Preview(
            subject=issue.subject,
            text=render_template("mail/letter.txt", letter=letter),
            html=render_template("mail/letter.html", letter=letter),
        )


def page_of(issue: Issue) -> dict[str, Any]:
    """The values of its page and of the part that shows progress."""
    counts = queries.counts_of(issue)
    total = sum(number for name, number in counts.items() if name != queries.BOUNCED)
    waiting = sum(counts[each.value] for each in PENDING)
    return {
        "issue": issue,
        "edition": edition_of(issue),
        "counts": counts,
        "total": total,
        "done": total - waiting,
        "number": queries.number_of_readers(issue) if issue.status is IssueStatus.DRAFT else None,
    }


def numbers_of_readers(bodies: Sequence[Body]) -> list[tuple[Body, int]]:
    """How many people each of them can reach."""
    return [(body, count_of(readers_of(body))) for body in bodies]
