"""Whose turn it is, and what they get."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from sqlalchemy import Select, select

from app.consents.models import Consent
from app.consents.tokens import stop_token
from app.core.db import session
from app.newsletters.issues.letters import Links
from app.newsletters.issues.writing import Edition, Item
from app.newsletters.models import Issue, IssueStatus, Recipient, RecipientStatus, Subscription
from app.newsletters.reading.choices import wishes_of
from app.newsletters.reading.queries import says_yes
from app.newsletters.reading.tokens import reader_token

MOST_SKIPPED = 200  # in one transaction


@dataclass(frozen=True)
class Claimed:
    """One copy, as plain values: it is written and sent outside any transaction."""

    recipient_id: int
    email: str
    language: str
    attempts: int
    items: tuple[Item, ...]
    links: Links


def claim(issue_id: int, edition: Edition, *, at: datetime) -> Claimed | None:
    """The next reader who still wants it, noted as being sent to; None when there is none now.

    Who stopped since, or follows nothing that is in it, is passed over. Nobody is claimed of an issue that was stopped.
    """
    for _reader in range(MOST_SKIPPED):
        found: Any = session.execute(_next_in_turn(issue_id, at)).first()
        if found is None:
            return None
        recipient, subscription, consent = found
        recipient.claimed_at = at
        if subscription is not None and consent is not None and edition.is_for(wishes_of(subscription)):
            return _claimed(recipient, subscription, consent, edition)
        recipient.status = RecipientStatus.SKIPPED
        session.flush()
    return None


def _claimed(recipient: Recipient, subscription: Subscription, consent: Consent, edition: Edition) -> Claimed:
    recipient.status = RecipientStatus.SENDING
    recipient.attempts += 1
    return Claimed(
        recipient_id=recipient.id,
        email=recipient.email,
        language=subscription.language,
        attempts=recipient.attempts,
        items=edition.items_for(wishes_of(subscription)),
        links=Links(
            preferences_url=url_for("newsletters.preferences", token=reader_token(subscription), _external=True),
            unsubscribe_url=url_for("consents.ask_to_stop", token=stop_token(consent), _external=True),
        ),
    )


def _next_in_turn(issue_id: int, at: datetime) -> Select[Recipient, Subscription, Consent]:
    """With the subscription and the consent that count: None for who stopped, or was stopped by bounces."""
    subscribed = (Subscription.id == Recipient.subscription_id) & Subscription.stopped_at.is_(None)
    statement = due_in(issue_id, at).with_only_columns(Recipient, Subscription, Consent)
    statement = statement.join(Issue, Issue.id == Recipient.issue_id).where(Issue.status == IssueStatus.SENDING)
    statement = statement.outerjoin(Subscription, subscribed).outerjoin(Consent, says_yes())
    return statement.order_by(Recipient.due_at, Recipient.id).limit(1).with_for_update(skip_locked=True, of=Recipient)


def due_in(issue_id: Any, at: datetime) -> Select[int]:
    """The recipients whose turn has come, by id."""
    return select(Recipient.id).where(
        Recipient.issue_id == issue_id, Recipient.status == RecipientStatus.WAITING, Recipient.due_at <= at
    )
