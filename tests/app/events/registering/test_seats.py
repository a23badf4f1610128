"""Which state may follow which, and who is next: first in, first out."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.events.registering.models import RegistrationState as State
from app.events.registering.seats import MOVES, STILL_ON, TAKES_A_SEAT, Party, Room, firm_key, fits, may_become, served

ALLOWED = {
    (State.REGISTERED, State.CANCELLED),
    (State.REGISTERED, State.ATTENDED),
    (State.REGISTERED, State.NO_SHOW),
    (State.WAITLISTED, State.OFFERED),
    (State.WAITLISTED, State.REGISTERED),
    (State.WAITLISTED, State.CANCELLED),
    (State.OFFERED, State.REGISTERED),
    (State.OFFERED, State.CANCELLED),
    (State.ATTENDED, State.REGISTERED),
    (State.NO_SHOW, State.ATTENDED),
}

parties = st.lists(
    st.builds(Party, st.integers(0, 10**6), st.integers(1, 5), st.sampled_from(["", "a", "b"])),
    max_size=12,
    unique_by=lambda party: party.id,
)
rooms = st.builds(Room, st.none() | st.integers(1, 20), st.none() | st.integers(1, 6))


@pytest.mark.parametrize(("before", "after"), list(product(State, State)))
def test_only_the_moves_of_the_table_are_allowed(before, after):
    assert may_become(before, after) is ((before, after) in ALLOWED)


def test_every_state_stands_in_the_table():
    assert MOVES.keys() == set(State)


def test_an_offer_keeps_its_seat_and_who_waits_has_none():
    assert State.OFFERED in TAKES_A_SEAT
    assert {State.WAITLISTED} == STILL_ON - TAKES_A_SEAT


def test_the_first_who_waits_gets_what_is_free():
    waiting = [Party(1, 1), Party(2, 1), Party(3, 1)]
    assert served(Room(4), [Party(9, 2)], waiting) == waiting[:2]


def test_nobody_overtakes_a_party_larger_than_what_is_free():
    assert served(Room(4), [Party(9, 2)], [Party(1, 3), Party(2, 1)]) == []


def test_a_party_larger_than_the_whole_room_holds_nobody_up():
    assert served(Room(4), [Party(9, 2)], [Party(1, 5), Party(2, 1)]) == [Party(2, 1)]


def test_who_comes_for_a_firm_with_all_its_seats_holds_nobody_up():
    seated = [Party(9, 2, "a")]
    assert served(Room(4, 2), seated, [Party(1, 1, "a"), Party(2, 1, "b")]) == [Party(2, 1, "b")]


def test_the_limit_per_firm_leaves_those_of_no_firm_alone():
    assert len(served(Room(None, 1), [], [Party(1, 1), Party(2, 1)])) == 2


def test_a_firm_is_known_by_its_number_or_else_by_its_name_however_typed():
    assert firm_key(None, "  De  Heg BV") == firm_key(None, "de heg bv")
    assert firm_key(3, "De Heg") == firm_key(3, "Heg")
    assert firm_key(None, " ") == ""


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine the first draw takes long
@given(rooms, parties, parties)
def test_no_seat_is_ever_given_twice(room, seated, waiting):
    chosen = served(room, seated, waiting)
    taken = sum(party.seats for party in chosen)
    if chosen and room.seats is not None:
        assert sum(party.seats for party in seated) + taken <= room.seats
    for firm in {party.firm for party in chosen} - {""}:
        of_firm = sum(party.seats for party in [*seated, *chosen] if party.firm == firm)
        assert room.per_firm is None or of_firm <= room.per_firm


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine the first draw takes long
@given(rooms, parties, parties)
def test_the_order_is_kept_and_nobody_who_fits_is_left_behind_for_later_ones(room, seated, waiting):
    chosen = served(room, seated, waiting)
    assert chosen == [party for party in waiting if party in chosen]
    last = waiting.index(chosen[-1]) if chosen else 0
    for number, party in enumerate(waiting[:last]):
        if party not in chosen:
            before = [each for each in chosen if waiting.index(each) < number]
            can_never_sit = room.seats is not None and party.seats > room.seats
            assert can_never_sit or not fits(Room(None, room.per_firm), [*seated, *before], party)
