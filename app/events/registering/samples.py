"""The mails to those who registered, for an event that does not exist."""

from collections.abc import Callable
from datetime import timedelta

from flask import Flask

from app.core.clock import now
from app.core.i18n import _
from app.events.models import Event, EventStatus
from app.events.registering import letters
from app.events.registering.models import EventMessage, Registration
from app.mail.letters import Letter
from app.mail.samples import add_sample

SIMPLE: tuple[Callable[[Registration], Letter], ...] = (
    letters.registered,
    letters.waitlisted,
    letters.known,
    letters.offered,
    letters.offer_runs_out,
    letters.lapsed,
    letters.cancelled,
    letters.cancelled_by_us,
    letters.tomorrow,
    letters.event_cancelled,
)


def registration() -> Registration:
    """In no database."""
    starts_at = now() + timedelta(days=30)
    event = Event(
        id=0,
        uid="sample",
        sequence=0,
        status=EventStatus.PUBLISHED,
        introduction="",
        changed_at=now(),
        slug="voorbeeld",
        title=_("Summer meeting"),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        place="Dorpshuis De Linde",
        address="Lindelaan 1",
        postcode="1234 AB",
        town="Voorbeeld",
        online_url="",
        offer_hours=48,
        contact_email="bestuur@voorbeeld.example",
        cancel_reason=_("Too few people registered."),
    )
    return Registration(
        id=0,
        key="sample",
        name="Noor Bakker",
        email="noor.bakker@voorbeeld.example",
        seats=2,
        offered_at=now(),
        offered_until=now() + timedelta(hours=48),
        event=event,
    )


def register(app: Flask) -> None:
    for letter in SIMPLE:
        add_sample(app, letter, _made_with(letter))
    add_sample(app, letters.event_changed, _changed)
    add_sample(app, letters.message, _message)


def _made_with(letter: Callable[[Registration], Letter]) -> Callable[[], Letter]:
    return lambda: letter(registration())


def _changed() -> Letter:
    was = {"starts_at": (now() + timedelta(days=29)).isoformat(), "place": "De Eik, Voorbeeld"}
    return letters.event_changed(registration(), was)


def _message() -> Letter:
    text = _("You can park behind the building. Bring a coat: a part of the evening is outside.")
    return letters.message(registration(), EventMessage(subject=_("Where to park"), text=text))
