"""Newsletters go out: one connection a batch, each reader claimed and committed before the mail is handed over.

What came of a mail and the claim of the next are one transaction. A worker that dies leaves the one mail in between:
nobody can say whether it went, so it is shown as unknown and never sent again.
"""

import logging
from datetime import timedelta

from sqlalchemy import ColumnElement, select, update

from app.core.clock import now
from app.core.db import session, transaction
from app.core.settings import settings
from app.mail.transport import Carrier, connected
from app.newsletters.issues.writing import Edition, edition_of
from app.newsletters.models import Issue, IssueStatus, Recipient, RecipientStatus
from app.newsletters.sending import outcomes
from app.newsletters.sending.claiming import claim, due_in
from app.newsletters.sending.outcomes import Outcome

BATCH = 100  # mails over one connection: a second or so, because a worker that has to stop finishes it first
LONGEST_SENDING = timedelta(minutes=5)

log = logging.getLogger(__name__)


def send_batch() -> bool:
    """Send a part of the issue that waits longest; False when none can go now."""
    _give_up_on_the_lost()
    _end_what_is_done()
    issue_id = _next_issue()
    if issue_id is None:
        return False
    edition = edition_of(session.get_one(Issue, issue_id))
    try:
        with connected(settings().MAIL_URL, settings().MAIL_FROM) as carrier:
            _send_some(issue_id, edition, carrier)
    except OSError as error:  # nobody is claimed: what goes wrong with a mail is its outcome
        log.warning("newsletter %s waits: %s", issue_id, type(error).__name__)
        with transaction():
            outcomes.put_off(issue_id, at=now())
    return True


def _send_some(issue_id: int, edition: Edition, carrier: Carrier) -> None:
    outcome: Outcome | None = None
    for _mail in range(BATCH):
        with transaction():
            outcomes.note(issue_id, outcome, at=now())
            claimed = claim(issue_id, edition, at=now())
        if claimed is None:
            return
        outcome = outcomes.hand_over(claimed, edition, carrier)
        if outcome.server_failed:
            break
    with transaction():
        outcomes.note(issue_id, outcome, at=now())


def _next_issue() -> int | None:
    at = now()
    due = select(Issue.id).where(Issue.status == IssueStatus.SENDING, Issue.due_at <= at, due_in(Issue.id, at).exists())
    return session.scalar(due.order_by(Issue.started_at, Issue.id).limit(1))


def _give_up_on_the_lost() -> None:
    """A worker died while it sent these."""
    under_way = select(Issue.id).where(Issue.status.in_((IssueStatus.SENDING, IssueStatus.STOPPED)))
    lost = (
        Recipient.issue_id.in_(under_way),
        Recipient.status == RecipientStatus.SENDING,
        Recipient.claimed_at < now() - LONGEST_SENDING,
    )
    if session.scalar(select(Recipient.id).where(*lost).limit(1)) is None:
        return
    with transaction():
        session.execute(update(Recipient).where(*lost).values(status=RecipientStatus.UNKNOWN))


def _end_what_is_done() -> None:
    if session.scalar(select(Issue.id).where(_is_done()).limit(1)) is None:
        return
    with transaction():
        done = update(Issue).where(_is_done()).values(status=IssueStatus.SENT, finished_at=now())
        session.execute(done.execution_options(synchronize_session=False))


def _is_done() -> ColumnElement[bool]:
    unfinished = select(Recipient.id).where(
        Recipient.issue_id == Issue.id, Recipient.status.in_((RecipientStatus.WAITING, RecipientStatus.SENDING))
    )
    return (Issue.status == IssueStatus.SENDING) & ~unfinished.exists()
