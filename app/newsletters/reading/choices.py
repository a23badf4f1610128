"""What a reader can choose."""

from dataclasses import dataclass

from sqlalchemy import select

from app.core.clock import today
from app.core.db import session
from app.core.i18n import language
from app.newsletters.models import Subscription
from app.newsletters.sections import sections
from app.organisations.bodies import bodies_on, choices_of
from app.texts.models import Label


@dataclass(frozen=True)
class Wishes:
    """Keys of bodies and of topics; none at all is everything."""

    bodies: frozenset[str]
    topics: frozenset[str]


def wishes_of(subscription: Subscription) -> Wishes:
    return Wishes(
        frozenset(each.body_key for each in subscription.bodies), frozenset(each.topic for each in subscription.topics)
    )


def topics() -> list[tuple[str, str]]:
    """(key, name): the kinds of texts, then the labels by name."""
    labels = sorted(((each.key, each.name(language())) for each in session.scalars(select(Label))), key=_name)
    return [*((each.key, str(each.title)) for each in sections()), *labels]


def _name(choice: tuple[str, str]) -> str:
    return choice[1].lower()


def bodies() -> list[tuple[str, str]]:
    """(key, name) of those that take part today."""
    return choices_of(bodies_on(today()))
