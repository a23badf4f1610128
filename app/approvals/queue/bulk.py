"""Approving several plain cases with one confirmation; each is its own action, and may fail alone."""

from dataclasses import dataclass
from datetime import datetime

from app.accounts.models import User
from app.approvals.models import Application
from app.approvals.queue.plain import is_plain
from app.approvals.services import approve, open_for_review
from app.core.errors import DomainError
from app.core.i18n import lazy

MOST_AT_ONCE = 25


@dataclass(frozen=True)
class Ticked:
    """A case that was ticked, with the version of the profile that was on the page."""

    application_id: int
    seen_version: int

    @classmethod
    def read(cls, text: str) -> "Ticked | None":
        """`12:3`; None for anything else."""
        number, _colon, version = text.partition(":")
        if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in (number, version)):
            return None
        return cls(int(number), int(version))


@dataclass(frozen=True)
class Outcome:
    """`failure` says why it was not approved."""

    application_id: int
    name: str
    failure: str | None = None


def approve_plain(application: Application, *, by: User, seen_version: int, at: datetime) -> None:
    """Raises DomainError when it is no plain case any more, ForbiddenMove when somebody was first."""
    if application.opened_by_id not in (None, by.id):
        raise DomainError(lazy("A colleague is looking at it."))
    open_for_review(application, by=by)
    if not is_plain(application):
        raise DomainError(lazy("This is no longer a plain case. Look at it by itself."))
    approve(application, by=by, reason="", seen_version=seen_version, at=at)
