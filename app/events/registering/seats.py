"""Seats: which state may follow which, and who is next. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.events.registering.models import RegistrationState as State

# How a registration begins; a walk-in is registered and in at once.
FIRST = frozenset({State.REGISTERED, State.WAITLISTED})

MOVES: Mapping[State, frozenset[State]] = {
    State.REGISTERED: frozenset({State.CANCELLED, State.ATTENDED, State.NO_SHOW}),
    State.WAITLISTED: frozenset({State.OFFERED, State.REGISTERED, State.CANCELLED}),
    State.OFFERED: frozenset({State.REGISTERED, State.CANCELLED}),
    State.ATTENDED: frozenset({State.REGISTERED}),  # checked in by mistake
    State.NO_SHOW: frozenset({State.ATTENDED}),  # a phone that was out of reach tells it later
    State.CANCELLED: frozenset(),  # who comes after all registers anew, at the end of the list
}

# An offer keeps its seat until it is answered or taken back.
TAKES_A_SEAT = frozenset({State.REGISTERED, State.OFFERED, State.ATTENDED, State.NO_SHOW})
STILL_ON = TAKES_A_SEAT | {State.WAITLISTED}
WITH_A_SEAT = frozenset({State.REGISTERED, State.ATTENDED})


def states_told(*, to_waiting: bool) -> frozenset[State]:
    """Who gets a message of the organisers."""
    return WITH_A_SEAT | ({State.WAITLISTED, State.OFFERED} if to_waiting else set())


def may_become(before: State, after: State) -> bool:
    return after in MOVES[before]


@dataclass(frozen=True)
class Room:
    """How many may come, and how many of one firm; None: no limit."""

    seats: int | None = None
    per_firm: int | None = None


@dataclass(frozen=True)
class Party:
    """Somebody with their guests. `firm` is empty for who comes for none: the limit per firm leaves them alone."""

    id: int
    seats: int
    firm: str = ""


def firm_key(supplier_id: int | None, name: str) -> str:
    """By which parties count as of one firm: its number in the register, else its name however it was typed."""
    if supplier_id is not None:
        return f"number {supplier_id}"
    words = " ".join(name.casefold().split())
    return f"named {words}" if words else ""


def fits(room: Room, seated: Iterable[Party], party: Party) -> bool:
    """Whether there is a seat for each of them, whoever else waits."""
    seated = list(seated)
    return _is_within(room.seats, sum(each.seats for each in seated) + party.seats) and (
        not party.firm
        or _is_within(room.per_firm, sum(each.seats for each in seated if each.firm == party.firm) + party.seats)
    )


def served(room: Room, seated: Iterable[Party], waiting: Sequence[Party]) -> list[Party]:
    """Who of those that wait, in order, gets seats now.

    First in, first out: a party larger than what is free keeps its place, and nobody overtakes it. Two do not hold up
    the others, because no seat that becomes free helps them: one that is larger than the whole room, and one whose
    firm has all the seats it may have.
    """
    taken, of_firm = 0, Counter[str]()
    for party in seated:
        taken += party.seats
        of_firm[party.firm] += party.seats
    chosen = []
    for party in waiting:
        has_enough = party.firm and not _is_within(room.per_firm, of_firm[party.firm] + party.seats)
        if has_enough or not _is_within(room.seats, party.seats):
            continue
        if not _is_within(room.seats, taken + party.seats):
            break
        chosen.append(party)
        taken += party.seats
        of_firm[party.firm] += party.seats
    return chosen


def _is_within(most: int | None, number: int) -> bool:
    return most is None or number <= most
