"""Readers and issues of newsletters."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from app.consents.models import Consent
from app.core.clock import now
from app.newsletters.models import (
    FollowedBody,
    FollowedTopic,
    Issue,
    IssueItem,
    IssueStatus,
    Recipient,
    RecipientStatus,
    Subscription,
)
from app.organisations.bodies import REGION, Body
from tests.factories import next_number, save

PURPOSE = "newsletter"


def make_reader(
    email: str | None = None, *, bodies: Iterable[Body] = (), topics: Iterable[str] = (), **values: Any
) -> Subscription:
    """Somebody who said yes to the newsletter."""
    address = email or f"lezer{next_number()}@example.nl"
    moment = now()
    save(
        Consent(
            email=address,
            language="nl",
            purpose=PURPOSE,
            wording="Stuur mij de nieuwsbrief.",
            wording_version=1,
            how="form",
            asked_at=moment,
            given_at=moment,
        )
    )
    reader = Subscription(**{"email": address, "language": "nl", "created_at": moment, "changed_at": moment, **values})
    reader.bodies = [FollowedBody(body_key=body.key) for body in bodies]
    reader.topics = [FollowedTopic(topic=topic) for topic in topics]
    return save(reader)


def make_issue(body: Body = REGION, **values: Any) -> Issue:
    defaults = {
        "subject": "Nieuws uit de regio",
        "introduction": "Er is **nieuws**.",
        "language": "nl",
        "since": now() - timedelta(days=30),
        "made_at": now(),
    }
    issue = Issue(**{**defaults, **values})
    issue.body = body
    return save(issue)


def make_item(issue: Issue, body: Body = REGION, *, topics: str = "", section: str = "sample") -> IssueItem:
    number = next_number()
    item = IssueItem(
        issue_id=issue.id,
        section=section,
        section_order=1,
        number=number,
        rank=number,
        title=f"Bericht {number}",
        introduction="Wat er gebeurde.",
        path=f"/bericht/{number}",
        topics=topics,
    )
    item.body = body
    issue.items.append(item)
    return save(item)


def make_sending_issue(*readers: Subscription, body: Body = REGION, **values: Any) -> Issue:
    """With these readers in its row, none of whom has it yet."""
    moment = now()
    issue = make_issue(body, **{"status": IssueStatus.SENDING, "started_at": moment, "due_at": moment, **values})
    for reader in readers:
        make_recipient(issue, reader)
    return issue


def make_recipient(issue: Issue, reader: Subscription, **values: Any) -> Recipient:
    moment = issue.started_at or now()
    defaults = {"issue_id": issue.id, "subscription_id": reader.id, "email": reader.email, "due_at": moment}
    return save(Recipient(**{**defaults, "status": RecipientStatus.WAITING, **values}))
