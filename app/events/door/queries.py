"""Who may be expected at the door, and who is in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, exists, func, or_, select

from app.core.db import session
from app.events.door.models import CheckIn
from app.events.models import Event, EventStatus
from app.events.registering.managing.queries import association_names
from app.events.registering.models import Guest, Registration, RegistrationState
from app.events.registering.seats import STILL_ON, TAKES_A_SEAT


@dataclass(frozen=True)
class Person:
    """Somebody who may come in. `mark` is that of the check-in, empty when they are not in."""

    registration_id: int
    rank: int
    name: str
    about: str  # firm or association; of a guest, whose
    state: RegistrationState
    mark: str

    @property
    def is_in(self) -> bool:
        return bool(self.mark)

    @property
    def waits(self) -> bool:
        return self.state is RegistrationState.WAITLISTED


def people_at(event: Event) -> list[Person]:
    """Everybody with a seat or on the waiting list, guests too, by name; in three selects of columns."""
    associations = association_names()
    marks = _marks_of(event)
    chosen = select(
        Registration.id, Registration.name, Registration.firm, Registration.association_id, Registration.state
    ).where(Registration.event_id == event.id, Registration.state.in_(STILL_ON), Registration.name != "")
    found = {row.id: row for row in session.execute(chosen)}
    people = [
        Person(
            row.id,
            0,
            row.name,
            row.firm or associations.get(row.association_id or 0, ""),
            row.state,
            marks.get((row.id, 0), ""),
        )
        for row in found.values()
    ]
    for number, rank, name in _guests_of(event):
        if number in found:
            host = found[number]
            people.append(Person(number, rank, name, host.name, host.state, marks.get((number, rank), "")))
    return sorted(people, key=lambda person: (person.name.casefold(), person.registration_id, person.rank))


def _guests_of(event: Event) -> Iterable[Row[int, int, str]]:
    of_event = select(Registration.id).where(Registration.event_id == event.id)
    return session.execute(
        select(Guest.registration_id, Guest.rank, Guest.name).where(Guest.registration_id.in_(of_event))
    )


def _marks_of(event: Event) -> dict[tuple[int, int], str]:
    chosen = select(CheckIn.registration_id, CheckIn.rank, CheckIn.mark).where(
        CheckIn.event_id == event.id, CheckIn.undone_at.is_(None)
    )
    return {(number, rank): mark for number, rank, mark in session.execute(chosen)}


@dataclass(frozen=True)
class Count:
    """`expected` are seats given away, walk-ins among them."""

    came: int
    expected: int


def count_at(event: Event) -> Count:
    came = select(func.count()).where(CheckIn.event_id == event.id, CheckIn.undone_at.is_(None))
    seats = select(func.sum(Registration.seats)).where(
        Registration.event_id == event.id, Registration.state.in_(TAKES_A_SEAT)
    )
    return Count(session.scalar(came) or 0, int(session.scalar(seats) or 0))


def to_close(at: datetime) -> int | None:
    """An event that is over, where somebody was let in and not everybody's state says whether they came.

    Where nobody was let in no list was kept at the door: it says nothing about who came.
    """
    kept = exists().where(CheckIn.event_id == Event.id, CheckIn.undone_at.is_(None))
    open_ones = exists().where(Registration.event_id == Event.id, Registration.state == RegistrationState.REGISTERED)
    chosen = select(Event.id).where(
        Event.status == EventStatus.PUBLISHED, Event.ends_at <= at, kept, or_(open_ones, Event.attendance.is_(None))
    )
    return session.scalar(chosen.order_by(Event.ends_at).limit(1))
