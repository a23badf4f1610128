"""Verbs on subscriptions: ask for one, change it, send again after bounces."""

from datetime import datetime

from sqlalchemy import delete

from app.accounts.models import User
from app.accounts.services import normalised
from app.audit.services import record
from app.consents.purposes import Purpose
from app.consents.queries import in_force
from app.consents.services import ask as ask_for_consent
from app.core.db import JOURNAL, session, take_turn
from app.newsletters.models import FollowedBody, FollowedTopic, Subscription
from app.newsletters.reading.choices import Wishes
from app.newsletters.reading.messages import AskedAgain
from app.newsletters.reading.queries import find_by_email
from app.outbox.services import publish


def ask(purpose: Purpose, email: str, wishes: Wishes, *, language: str, user: User | None, at: datetime) -> None:
    """Send a mail with the link that confirms; a reader gets one with the link to their own choices instead.

    What a reader chose is not changed: anybody can fill in their address.
    """
    take_turn(JOURNAL)  # of two who ask at once, the second finds the first
    address = normalised(email)
    known = find_by_email(address)
    if known is not None and in_force(address, purpose.key) is not None:
        publish(AskedAgain(known.id))
        return
    subscription = known or Subscription(email=address, created_at=at)
    session.add(subscription)
    change(subscription, wishes, language=language, at=at)
    ask_for_consent(purpose, email=address, user=user, how="newsletter form", language=language, at=at)


def change(subscription: Subscription, wishes: Wishes, *, language: str, at: datetime) -> None:
    kept_bodies = {each.body_key: each for each in subscription.bodies}
    kept_topics = {each.topic: each for each in subscription.topics}
    subscription.bodies = [kept_bodies.get(key) or FollowedBody(body_key=key) for key in sorted(wishes.bodies)]
    subscription.topics = [kept_topics.get(key) or FollowedTopic(topic=key) for key in sorted(wishes.topics)]
    subscription.language, subscription.changed_at = language, at


def send_again(subscription: Subscription) -> None:
    """The reader says that the address works; three more bounces stop it anew."""
    if subscription.stopped_at is None:
        return
    subscription.stopped_at, subscription.bounces = None, 0
    record("subscription.resumed", subscription, by=None)


def forget(email: str) -> None:
    """Their yes is withdrawn: nothing is kept of what they read."""
    session.execute(delete(Subscription).where(Subscription.email == email))
