"""Selects on readers."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import selectinload

from app.accounts.models import User
from app.consents.models import Consent
from app.consents.queries import COUNTS, is_of
from app.core.db import session
from app.newsletters.models import FollowedBody, Subscription
from app.organisations.bodies import REGION, Body

PURPOSE = "newsletter"


def says_yes() -> ColumnElement[bool]:
    """Joins a subscription to the consent that counts for it."""
    return and_(Consent.email == Subscription.email, Consent.purpose == PURPOSE, COUNTS)


def find(subscription_id: int) -> Subscription | None:
    return session.get(Subscription, subscription_id)


def find_by_email(email: str) -> Subscription | None:
    return session.scalar(select(Subscription).where(Subscription.email == email))


def consent_of(subscription: Subscription) -> Consent | None:
    statement = select(Consent).join(Subscription, says_yes()).where(Subscription.id == subscription.id)
    return session.scalar(statement)


def subscription_of(user: User) -> Subscription | None:
    """That which the person said yes to, with this address or, signed in, with another."""
    statement = select(Subscription).join(Consent, says_yes()).where(is_of(user))
    return session.scalar(statement.order_by(Subscription.id).limit(1))


def readers_of(body: Body) -> Select[Subscription]:
    """Whom a newsletter of this body can reach: that of the region everybody, others those who chose to follow it."""
    statement = select(Subscription).join(Consent, says_yes()).where(Subscription.stopped_at.is_(None))
    if body != REGION:
        statement = statement.where(Subscription.bodies.any(FollowedBody.body_key == body.key))
    return statement


def with_wishes(statement: Select[Subscription]) -> Select[Subscription]:
    return statement.options(selectinload(Subscription.bodies), selectinload(Subscription.topics))


def never_confirmed(before: datetime) -> Select[Subscription]:
    """Asked for before that moment and not since, while no yes counts."""
    asked_since = select(Consent.id).where(
        Consent.email == Subscription.email,
        Consent.purpose == PURPOSE,
        Consent.withdrawn_at.is_(None),
        (Consent.asked_at >= before) | Consent.given_at.is_not(None),
    )
    return select(Subscription).where(Subscription.changed_at < before, ~asked_since.exists())
