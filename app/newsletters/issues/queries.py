"""Selects on issues and their recipients."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import Select, func, select

from app.core.db import session
from app.newsletters.issues.writing import edition_of
from app.newsletters.models import Issue, IssueStatus, Recipient, RecipientStatus
from app.newsletters.reading.choices import wishes_of
from app.newsletters.reading.queries import readers_of, with_wishes
from app.organisations.bodies import Body

BOUNCED = "bounced"
READ_BY_ALL = (IssueStatus.SENDING, IssueStatus.SENT)


def find(issue_id: int) -> Issue | None:
    return session.get(Issue, issue_id)


def issues_of(bodies: Collection[Body]) -> Select[Issue]:
    """The newest first."""
    return select(Issue).where(Issue.is_of_any(bodies)).order_by(Issue.id.desc())


def archive() -> Select[Issue]:
    return select(Issue).where(Issue.status.in_(READ_BY_ALL)).order_by(Issue.started_at.desc(), Issue.id.desc())


def find_in_archive(issue_id: int) -> Issue | None:
    """What was stopped half way is not shown: it was stopped for a reason."""
    issue = find(issue_id)
    return issue if issue is not None and issue.status in READ_BY_ALL else None


def number_of_readers(issue: Issue) -> int:
    """To whom it would go now."""
    readers = readers_of(issue.body)
    edition = edition_of(issue)
    if not edition.items:
        return session.scalar(select(func.count()).select_from(readers.subquery())) or 0
    return sum(edition.is_for(wishes_of(each)) for each in session.scalars(with_wishes(readers)))


def counts_of(issue: Issue) -> Counter[str]:
    """How many recipients there are of each status, and bounced; also those whose addresses are gone."""
    counts = Counter({str(name): int(number) for name, number in issue.counts.items()})
    own = Recipient.issue_id == issue.id
    statement = select(Recipient.status, func.count(), func.count(Recipient.bounced_at)).where(own)
    for status, number, bounced in session.execute(statement.group_by(Recipient.status)):
        counts[status.value] += number
        counts[BOUNCED] += bounced
    return counts


def recipients_of(issue: Issue, narrowed: str) -> Select[Recipient]:
    """`narrowed` is a status, or "bounced"; anything else: all."""
    statement = select(Recipient).where(Recipient.issue_id == issue.id).order_by(Recipient.id)
    if narrowed == BOUNCED:
        return statement.where(Recipient.bounced_at.is_not(None))
    if narrowed in [each.value for each in RecipientStatus]:
        return statement.where(Recipient.status == narrowed)
    return statement
