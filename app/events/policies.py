"""One body leads an event; those that organise it too look after the programme and see their own members."""

from app.accounts.models import User
from app.events.models import Event, EventStatus
from app.organisations.bodies import may_speak_for, speaks_for_any


def may_see(user: User | None, event: Event) -> bool:
    """Everybody from the day it is published on: also a cancelled one, whose page says so."""
    return event.status is not EventStatus.DRAFT or may_organise(user, event)


def may_organise_any(user: User | None) -> bool:
    return speaks_for_any(user)


def may_organise(user: User | None, event: Event) -> bool:
    """Whoever speaks for one of the bodies that organise it: its overview, and how many come."""
    return any(may_speak_for(user, body) for body in event.bodies)


def may_lead(user: User | None, event: Event) -> bool:
    """Whoever speaks for the first body: when, where, seats, publishing and cancelling."""
    return may_speak_for(user, event.body)


def may_change(user: User | None, event: Event) -> bool:
    return event.status is not EventStatus.CANCELLED and may_lead(user, event)


def may_edit_programme(user: User | None, event: Event) -> bool:
    """The programme, and what is told afterwards."""
    return event.status is not EventStatus.CANCELLED and may_organise(user, event)


def may_discard(user: User | None, event: Event) -> bool:
    """What was published is cancelled: people have its address."""
    return event.status is EventStatus.DRAFT and may_lead(user, event)
