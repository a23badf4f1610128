"""Who sits and who waits at an event, read behind its lock."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.core.db import session
from app.events.models import Event
from app.events.registering.models import Registration, RegistrationState
from app.events.registering.seats import STILL_ON, TAKES_A_SEAT, Party, Room, firm_key


@dataclass(frozen=True)
class Seating:
    room: Room
    seated: list[Party]
    waiting: list[Party]  # in order

    @property
    def taken(self) -> int:
        return sum(party.seats for party in self.seated)

    @property
    def free(self) -> int | None:
        """None: as many as come. Never below zero, also when seats were taken away."""
        return None if self.room.seats is None else max(0, self.room.seats - self.taken)

    def without(self, party_id: int) -> list[Party]:
        return [party for party in self.seated if party.id != party_id]


def lock(event_id: int) -> Event:
    """Let nobody else change who comes, until the commit, and read the event anew.

    Everybody takes this lock first: on PostgreSQL the row's, on SQLite `transaction()` has that of the whole file.
    """
    session.execute(select(Event.id).where(Event.id == event_id).with_for_update())
    event = session.get_one(Event, event_id)
    session.refresh(event)
    return event


def lock_for(registration: Registration) -> Event:
    """As `lock`; what was read of the registration before may be old by then, so it is read anew too."""
    event = lock(registration.event_id)
    session.refresh(registration)
    return event


def seating_of(event: Event) -> Seating:
    statement = select(
        Registration.id, Registration.seats, Registration.supplier_id, Registration.firm, Registration.state
    ).where(Registration.event_id == event.id, Registration.state.in_(STILL_ON))
    rows = session.execute(statement.order_by(Registration.place)).all()
    return Seating(
        room_of(event),
        _parties(row for row in rows if row.state in TAKES_A_SEAT),
        _parties(row for row in rows if row.state is RegistrationState.WAITLISTED),
    )


def _parties(rows: Iterable[Any]) -> list[Party]:
    return [Party(row.id, row.seats, firm_key(row.supplier_id, row.firm)) for row in rows]


def room_of(event: Event) -> Room:
    return Room(event.seats, event.seats_per_firm)


def next_place(event: Event) -> int:
    last = session.scalar(select(func.max(Registration.place)).where(Registration.event_id == event.id))
    return (last or 0) + 1
