"""What newsletters hold of people, and what goes."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, delete, select, update

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.newsletters.issues.queries import BOUNCED
from app.newsletters.models import Issue, Recipient, Subscription
from app.newsletters.reading.choices import wishes_of
from app.newsletters.reading.queries import never_confirmed
from config import Config

KEY = "newsletters"


def register(app: Flask) -> None:
    declare(app, _processing(app.extensions["config"]))
    declare(app, PersonalData(KEY, lazy("Newsletters that you read or write"), collect, erase))
    declare(
        app,
        Retention(
            "newsletter log",
            lazy("Addresses to which a newsletter went"),
            "NEWSLETTER_LOG_DAYS",
            lambda before: count_of(select(Recipient.id).where(_sent_long_ago(before))),
            lambda before, limit: _remove(_sent_long_ago(before), limit),
        ),
    )
    declare(
        app,
        Retention(
            "newsletter requests",
            lazy("Subscriptions to the newsletter that nobody confirmed"),
            "CONSENT_REQUEST_DAYS",
            lambda before: count_of(never_confirmed(before)),
            _remove_unconfirmed,
        ),
    )


def _processing(config: Config) -> Processing:
    return Processing(
        key=KEY,
        purpose=lazy("Send newsletters with what a reader chose, and know which of them arrived"),
        controller=Controller.REGION,
        basis=lazy("Art. 6 (1) (a): consent; every newsletter has a link that withdraws it. Nobody measures who reads"),
        people=lazy("Readers of newsletters; who writes them"),
        data=lazy("E-mail address, language, topics and bodies; which newsletter went when, and whether it came back"),
        recipients=lazy("Who speaks for the body that sent it, and the mail server of the region"),
        kept=lazy(
            "Until the reader stops; the list of a newsletter %(days)s days after it went out",
            days=config.NEWSLETTER_LOG_DAYS,
        ),
    )


def collect(user: User) -> list[dict[str, Any]]:
    subscribed = select(Subscription).where(Subscription.email == user.email)
    got = select(Recipient, Issue.subject).join(Issue, Issue.id == Recipient.issue_id)
    written = select(Issue).where(Issue.made_by_id == user.id).order_by(Issue.id)
    return [
        *(_subscription(each) for each in session.scalars(subscribed)),
        *(
            {
                "newsletter": subject,
                "status": recipient.status.value,
                "sent_at": recipient.sent_at.isoformat() if recipient.sent_at else None,
                "came_back": recipient.bounced_at is not None,
            }
            for recipient, subject in session.execute(got.where(Recipient.email == user.email).order_by(Recipient.id))
        ),
        *({"written": issue.subject, "made_at": issue.made_at.isoformat()} for issue in session.scalars(written)),
    ]


def _subscription(subscription: Subscription) -> dict[str, Any]:
    wishes = wishes_of(subscription)
    return {
        "subscribed_at": subscription.created_at.isoformat(),
        "language": subscription.language,
        "topics": sorted(wishes.topics),
        "bodies": sorted(wishes.bodies),
        "bounces": subscription.bounces,
        "stopped_at": subscription.stopped_at.isoformat() if subscription.stopped_at else None,
    }


def erase(user: User) -> list[Text]:
    """Nothing goes to the address any more. The newsletters somebody wrote are their body's, without their name."""
    session.execute(delete(Subscription).where(Subscription.email == user.email))
    own = Recipient.email == user.email
    while _remove(own, 1000):
        pass
    session.execute(update(Issue).where(Issue.made_by_id == user.id).values(made_by_id=None))
    return []


def _sent_long_ago(before: datetime) -> ColumnElement[bool]:
    return Recipient.issue_id.in_(select(Issue.id).where(Issue.finished_at < before))


def _remove(chosen: ColumnElement[bool], limit: int) -> int:
    """The rows go; how many there were stays with the issue."""
    statement = select(Recipient.id, Recipient.issue_id, Recipient.status, Recipient.bounced_at).where(chosen)
    rows = session.execute(statement.order_by(Recipient.id).limit(limit)).all()
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[row.issue_id][row.status.value] += 1
        counts[row.issue_id][BOUNCED] += row.bounced_at is not None
    for issue_id, number in counts.items():
        _keep_counts(issue_id, number)
    _delete([row.id for row in rows])
    return len(rows)


def _keep_counts(issue_id: int, counts: Counter[str]) -> None:
    kept = session.scalar(select(Issue.counts).where(Issue.id == issue_id).with_for_update()) or {}
    together = Counter({str(name): int(number) for name, number in kept.items()}) + counts
    session.execute(update(Issue).where(Issue.id == issue_id).values(counts=dict(together)))


def _delete(ids: Sequence[int]) -> None:
    session.execute(delete(Recipient).where(Recipient.id.in_(ids)))


def _remove_unconfirmed(before: datetime, limit: int) -> int:
    ids = list(session.scalars(never_confirmed(before).with_only_columns(Subscription.id).limit(limit)))
    session.execute(delete(Subscription).where(Subscription.id.in_(ids)))
    return len(ids)
