"""Registering, waiting, being offered a seat, and what is refused."""

import random
from collections import Counter
from datetime import timedelta

import pytest

from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import in_language
from app.events.registering import services, waiting
from app.events.registering.details import PartyDetails, RegistrationDetails
from app.events.registering.models import RegistrationState as State
from app.events.registering.seating import seating_of
from tests.conftest import NOON
from tests.factories.accounts import make_user
from tests.factories.events import make_event, make_registration

LATER = NOON + timedelta(hours=1)


def details(number=1, guests=0, firm="", **values):
    party = PartyDetails(tuple(f"Gast {each}" for each in range(guests)))
    return RegistrationDetails(f"Bezoeker {number}", f"b{number}@example.nl", "nl", firm=firm, party=party, **values)


def register(event, *args, at=NOON, **values):
    with transaction():
        return services.register(event, details(*args, **values), user=None, at=at)


def done(verb, registration, **values):
    with transaction():
        verb(registration, **{"at": LATER, **values})


def seat_by_hand(registration):
    with transaction():
        waiting.seat_by_hand(registration, by=make_user())


@pytest.fixture(autouse=True)
def english(session):
    """Reasons are compared by their words."""
    with in_language("en"):
        yield


@pytest.fixture
def event(session):
    return make_event(seats=2, most_guests=3)


def test_who_comes_in_time_has_a_seat_and_the_next_waits(event):
    assert [register(event, number).state for number in (1, 2, 3)] == [
        State.REGISTERED,
        State.REGISTERED,
        State.WAITLISTED,
    ]


def test_guests_take_seats(event):
    register(event, 1, guests=1)
    assert register(event, 2).state is State.WAITLISTED


def test_nobody_overtakes_who_waits_for_more_seats(event):
    register(event, 1)
    assert register(event, 2, guests=1).state is State.WAITLISTED
    assert register(event, 3).state is State.WAITLISTED


def test_seats_per_firm_count_with_the_guests(session):
    event = make_event(seats_per_firm=2, most_guests=1)
    register(event, 1, guests=1, firm="De Heg")
    assert register(event, 2, firm="de heg ").state is State.WAITLISTED
    assert register(event, 3, firm="Anders").state is State.REGISTERED


@pytest.mark.parametrize(
    "values",
    [{"most_guests": 1, "seats": 9}, {"most_guests": 3, "seats": 2}, {"most_guests": 3, "seats_per_firm": 2}],
)
def test_a_party_that_can_never_come_together_is_refused(session, values):
    with pytest.raises(DomainError):
        register(make_event(**values), 1, guests=2)


@pytest.mark.parametrize(
    "values",
    [
        {"opens_at": LATER},
        {"closes_at": NOON},
        {"takes_registrations": False},
        {"status": "draft"},
        {"status": "cancelled"},
        {"starts_at": NOON},
    ],
)
def test_nobody_registers_while_it_is_not_open(session, values):
    with pytest.raises(DomainError):
        register(make_event(**values), 1)


def test_the_same_address_is_registered_once(event):
    first = register(event, 1)
    assert register(event, 1) is None
    done(services.cancel, first)
    assert register(event, 1).id != first.id


def test_a_seat_that_becomes_free_is_offered_at_once_to_the_first_who_waits(event):
    one, _two, three, four = (register(event, number) for number in range(1, 5))
    done(services.cancel, one)
    assert (three.state, four.state) == (State.OFFERED, State.WAITLISTED)
    assert three.offered_until == LATER + timedelta(hours=48)


def test_an_offer_ends_when_the_event_begins_at_the_latest(session):
    event = make_event(seats=1, starts_at=NOON + timedelta(hours=5))
    one, two = register(event, 1), register(event, 2)
    done(services.cancel, one)
    assert two.offered_until == event.starts_at


def test_an_offer_is_accepted_once(event):
    one, _two, three = (register(event, number) for number in (1, 2, 3))
    done(services.cancel, one)
    done(waiting.accept, three)
    assert (three.state, three.offered_until) == (State.REGISTERED, None)
    with pytest.raises(DomainError, match="already"):
        done(waiting.accept, three)


def test_a_declined_offer_goes_to_the_next_and_cannot_be_accepted_any_more(event):
    one, _two, three, four = (register(event, number) for number in range(1, 5))
    done(services.cancel, one)
    done(waiting.decline, three)
    assert (three.state, four.state) == (State.CANCELLED, State.OFFERED)
    with pytest.raises(DomainError):
        done(waiting.accept, three)
    with pytest.raises(DomainError):
        done(waiting.decline, three)


def test_an_offer_accepted_too_late_is_refused_also_before_the_worker_came(event):
    one, _two, three = (register(event, number) for number in (1, 2, 3))
    done(services.cancel, one)
    with pytest.raises(DomainError, match="over"):
        done(waiting.accept, three, at=three.offered_until)


def test_an_offer_that_nobody_answers_goes_on_to_the_next(event):
    one, _two, three, four = (register(event, number) for number in range(1, 5))
    done(services.cancel, one)
    with transaction():
        assert waiting.lapse(event.id, at=three.offered_until) == 1
    assert (three.state, four.state) == (State.CANCELLED, State.OFFERED)


def test_fewer_guests_leave_seats_to_who_waits(event):
    one, two = register(event, 1, guests=1), register(event, 2)
    done(services.change, one, party=PartyDetails())
    assert (one.seats, two.state) == (1, State.OFFERED)


def test_more_guests_come_only_into_seats_that_nobody_waits_for(event):
    one = register(event, 1)
    done(services.change, one, party=PartyDetails(("Gast",)))
    assert one.seats == 2
    register(event, 2)
    with pytest.raises(DomainError):
        done(services.change, one, party=PartyDetails(("Gast", "Nog een")))


def test_after_the_term_nobody_cancels_by_themselves(session):
    event = make_event(cancel_until=LATER)
    one = register(event, 1)
    with pytest.raises(DomainError, match="too late"):
        done(services.cancel, one)


def test_organisers_cancel_also_after_the_term(session):
    one = register(make_event(cancel_until=LATER), 1)
    done(services.cancel_for_organisers, one, by=make_user())
    assert one.cancelled_by_us


def test_capacity_lowered_below_what_is_taken_sends_nobody_away_and_offers_nothing(event):
    one, two, three = (register(event, number) for number in (1, 2, 3))
    with transaction():
        event.seats = 1
    done(services.cancel, one)
    assert (two.state, three.state) == (State.REGISTERED, State.WAITLISTED)


def test_a_seat_by_hand_goes_to_the_first_only_and_sets_aside_the_limit_per_firm(session):
    event = make_event(seats=3, seats_per_firm=1)
    register(event, 1, firm="Heg")
    second, third = register(event, 2, firm="Heg"), register(event, 3, firm="Heg")
    with pytest.raises(DomainError, match="before"):
        seat_by_hand(third)
    seat_by_hand(second)
    assert second.state is State.REGISTERED


def test_no_seat_by_hand_where_none_is_free(event):
    third = [register(event, number) for number in (1, 2, 3)][-1]
    with pytest.raises(DomainError, match="no seat"):
        seat_by_hand(third)


def test_a_newcomer_does_not_overtake_who_waits_for_seats_that_were_added(event):
    make_registration(event)
    make_registration(event, State.WAITLISTED, seats=2)
    assert register(event, 1).state is State.WAITLISTED


@pytest.mark.parametrize("seed", range(4))
def test_on_any_walk_seats_are_never_exceeded_and_nobody_who_could_sit_waits(session, seed):
    """A naive model beside it: counted seats, and the head of the list against what is free."""
    walk, event = random.Random(seed), make_event(seats=5, seats_per_firm=3, most_guests=2)
    known, at = [], NOON
    for number in range(40):
        at += timedelta(hours=walk.randrange(8))
        act = walk.choice(["register", "register", "cancel", "accept", "decline", "lapse"])
        if act == "register":
            known.append(register(event, number, walk.randrange(3), walk.choice(["", "Heg", "Bos"]), at=at))
        elif act == "lapse":
            with transaction():
                waiting.lapse(event.id, at=at)
        elif known:
            verb = {"cancel": services.cancel, "accept": waiting.accept, "decline": waiting.decline}[act]
            chosen = walk.choice(known)
            try:
                done(verb, chosen, at=at)
            except DomainError:
                session.expire_all()
        stands = seating_of(event)
        assert stands.taken <= 5
        for firm in ("named heg", "named bos"):
            assert sum(party.seats for party in stands.seated if party.firm == firm) <= 3
        of_firms = Counter()
        for party in stands.seated:
            of_firms[party.firm] += party.seats
        held_up = (p for p in stands.waiting if not p.firm or of_firms[p.firm] + p.seats <= 3)
        head = next(held_up, None)
        assert head is None or head.seats > stands.free
