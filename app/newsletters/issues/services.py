"""Verbs on issues: write, change, choose, send, stop, go on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, literal
from sqlalchemy.orm.attributes import flag_modified

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import UtcDateTime, id_of
from app.core.seen import demand_unchanged
from app.newsletters.issues.messages import TestAsked
from app.newsletters.issues.offering import Offer, first_offers, gone_from
from app.newsletters.issues.queries import number_of_readers
from app.newsletters.models import Issue, IssueItem, IssueStatus, Recipient, RecipientStatus, Subscription
from app.newsletters.reading.queries import readers_of
from app.organisations.bodies import Body
from app.outbox.services import publish


@dataclass(frozen=True)
class Words:
    """What somebody fills in; `introduction` is Markdown, `since` from when on texts are offered."""

    subject: str
    introduction: str
    language: str
    since: datetime


def write(words: Words, body: Body, *, by: User, at: datetime) -> Issue:
    """A draft with all that is offered; who writes it leaves out what should not go along."""
    issue = Issue(**vars(words), made_by_id=by.id, made_at=at)
    issue.body = body
    _take_in(issue, first_offers(body, words.since, at))
    session.add(issue)
    session.flush()  # its id goes into the audit trail
    record("newsletter.written", issue, by=by, subject=issue.subject, body=body.key)
    return issue


def change(issue: Issue, words: Words, *, seen_version: int, by: User) -> None:
    """Raises DomainError when somebody else changed it meanwhile, or it went out."""
    _demand_draft(issue, seen_version)
    for name, value in vars(words).items():
        setattr(issue, name, value)
    record("newsletter.changed", issue, by=by, subject=issue.subject)


def choose(issue: Issue, offers: Sequence[Offer], *, seen_version: int, by: User) -> None:
    """Have these in it, in this order, and nothing else. Raises DomainError as `change`."""
    _demand_draft(issue, seen_version)
    issue.items.clear()
    session.flush()  # the same lines may come back
    _take_in(issue, offers)
    flag_modified(issue, "subject")  # lines are rows of their own: who changes them at the same time is told, too
    record("newsletter.chosen", issue, by=by, lines=len(offers))


def _take_in(issue: Issue, offers: Sequence[Offer]) -> None:
    for rank, offer in enumerate(offers):
        line = offer.line
        item = IssueItem(
            section=offer.section,
            section_order=offer.section_order,
            number=line.number,
            rank=rank,
            title=line.title,
            introduction=line.introduction,
            path=line.path,
            topics=" ".join(line.topics),
        )
        item.body = line.body
        issue.items.append(item)


def discard(issue: Issue, *, by: User) -> None:
    """Throw a draft away. Raises DomainError for one that went out."""
    _demand_draft(issue, issue.version)
    record("newsletter.discarded", issue, by=by, subject=issue.subject)
    session.delete(issue)


def ask_for_test(issue: Issue, *, by: User) -> None:
    publish(TestAsked(id_of(issue), id_of(by)))


def send(issue: Issue, *, seen_version: int, by: User, at: datetime) -> None:
    """Let the worker begin: everybody who can get it now is on the list, each once.

    Raises DomainError for an issue without words and lines, with one that was withdrawn, or that nobody would get.
    """
    _demand_draft(issue, seen_version)
    if not issue.introduction.strip() and not issue.items:
        raise DomainError(lazy("There is nothing in it yet. Write an introduction, or choose what goes along."))
    gone = gone_from(issue, at)
    if gone:
        raise DomainError(lazy("“%(title)s” was withdrawn or is over. Take it out first.", title=gone[0].title))
    if not number_of_readers(issue):
        raise DomainError(lazy("Nobody would get it: no reader follows what is in it."))
    issue.status, issue.started_at, issue.due_at = IssueStatus.SENDING, at, at
    session.flush()  # of two who send at once, the second fails here, before there are recipients
    status, moment = literal(RecipientStatus.WAITING, Recipient.status.type), literal(at, UtcDateTime())
    values = readers_of(issue.body).with_only_columns(
        literal(issue.id), Subscription.id, Subscription.email, status, moment, literal(0)
    )
    columns = ["issue_id", "subscription_id", "email", "status", "due_at", "attempts"]
    session.execute(insert(Recipient).from_select(columns, values.order_by(Subscription.id), include_defaults=False))
    record("newsletter.sent", issue, by=by, subject=issue.subject)


def stop(issue: Issue, *, by: User, at: datetime) -> None:
    """Who waits gets nothing, unless it goes on later. Raises DomainError when it is not going out."""
    session.refresh(issue, with_for_update=True)  # the worker may be ending it
    if issue.status is not IssueStatus.SENDING:
        raise DomainError(lazy("This newsletter is not going out."))
    issue.status, issue.finished_at = IssueStatus.STOPPED, at
    record("newsletter.stopped", issue, by=by, subject=issue.subject)


def go_on(issue: Issue, *, by: User, at: datetime) -> None:
    """To those who waited when it was stopped. Raises DomainError for one that was not."""
    if issue.status is not IssueStatus.STOPPED:
        raise DomainError(lazy("This newsletter was not stopped."))
    issue.status, issue.finished_at, issue.due_at = IssueStatus.SENDING, None, at
    record("newsletter.continued", issue, by=by, subject=issue.subject)


def _demand_draft(issue: Issue, seen_version: int) -> None:
    if issue.status is not IssueStatus.DRAFT:
        raise DomainError(lazy("This newsletter has gone out, or is on its way: it changes no more."))
    demand_unchanged(issue, seen_version)
