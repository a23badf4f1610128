"""Events as lists and pages show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from math import ceil

from app.core.clock import local_date
from app.events.models import Event, EventKind, EventStatus
from app.events.organising.queries import Narrowed
from app.events.queries import seats_taken
from app.organisations.bodies import Body, body_with, names_of

FEW = 5  # seats, or one in ten when that is more
ONE_IN = 10


class Standing(StrEnum):
    """What somebody who would like to come has to know, without numbers that tell who else does."""

    NONE = "none"  # nobody has to register here
    NOT_YET = "not yet"
    OPEN = "open"
    FEW = "few"
    FULL = "full"  # with a waiting list
    CLOSED = "closed"
    OVER = "over"
    CANCELLED = "cancelled"


def standing(event: Event, taken: int, at: datetime) -> Standing:
    if event.status is EventStatus.CANCELLED:
        return Standing.CANCELLED
    if event.ends_at <= at:
        return Standing.OVER
    if not event.takes_registrations:
        return Standing.NONE
    if event.opens_at is not None and at < event.opens_at:
        return Standing.NOT_YET
    if at >= (event.closes_at or event.starts_at):
        return Standing.CLOSED
    return _room(event.seats, taken)


def _room(seats: int | None, taken: int) -> Standing:
    if seats is None:
        return Standing.OPEN
    left = seats - taken
    if left <= 0:
        return Standing.FULL
    return Standing.FEW if left <= max(FEW, ceil(seats / ONE_IN)) else Standing.OPEN


@dataclass(frozen=True)
class Entry:
    """A line of a list."""

    event: Event
    organisers: tuple[str, ...]
    standing: Standing


def entries(events: Sequence[Event], at: datetime) -> list[Entry]:
    """In few selects, however many there are."""
    taken = seats_taken([event.id for event in events if event.seats is not None])
    names = names_of(body for event in events for body in event.bodies)
    return [
        Entry(
            event,
            tuple(names[body] for body in event.bodies),
            standing(event, taken.get(event.id, 0), at),
        )
        for event in events
    ]


def by_month(lines: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    """Under the first day of each month."""
    grouped = groupby(lines, key=lambda line: local_date(line.event.starts_at).replace(day=1))
    return [(first, list(group)) for first, group in grouped]


def asked(arguments: Mapping[str, str]) -> Narrowed:
    """What the address of a list asks for; what does not exist asks for nothing."""
    kind = arguments.get("soort", "")
    return Narrowed(
        body=_body(arguments.get("van", "")),
        label=arguments.get("label", "").replace("\x00", "") or None,
        kind=EventKind(kind) if kind in set(EventKind) else None,
    )


def _body(key: str) -> Body | None:
    return body_with(key) if key else None


def same_day(event: Event) -> bool:
    return local_date(event.starts_at) == local_date(event.ends_at)


def speakers(text: str) -> list[tuple[str, str]]:
    """Name and who it is, of each line."""
    lines = (line.partition(",") for line in text.splitlines() if line.strip())
    return [(name.strip(), who.strip()) for name, _comma, who in lines]
