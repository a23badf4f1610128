"""What the worker does by the clock, and whom it tells."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.db import transaction
from app.events.messages import EventCancelled, EventChanged
from app.events.models import EventStatus
from app.events.registering import handlers, rounds
from app.events.registering.messages import News, RegistrationNews
from app.events.registering.models import Registration
from app.events.registering.models import RegistrationState as State
from app.outbox.services import publish
from tests.conftest import NOON
from tests.factories.events import make_event, make_registration


@pytest.fixture
def event(session, clock):
    return make_event(seats=1, starts_at=NOON + timedelta(days=10))


def told(mailbox):
    return [(mail.recipient, mail.subject.split(":")[0]) for mail in mailbox()]


def test_an_offer_that_ran_out_goes_to_the_next_and_both_are_told(event, mailbox, clock):
    one = make_registration(event, State.OFFERED, language="en")
    two = make_registration(event, State.WAITLISTED, language="en")
    clock(NOON + timedelta(hours=49))
    letters = told(mailbox)
    assert (one.state, two.state) == (State.CANCELLED, State.OFFERED)
    assert letters == [(one.email, "The seat went to somebody else"), (two.email, "A seat for you")]


def test_who_has_an_offer_is_reminded_half_way_and_once(event, mailbox, clock):
    make_registration(event, State.OFFERED, language="en")
    clock(NOON + timedelta(hours=23))
    assert told(mailbox) == []
    clock(NOON + timedelta(hours=25))
    assert len(told(mailbox)) == 1
    clock(NOON + timedelta(hours=26))
    assert len(told(mailbox)) == 1


def test_the_day_before_those_with_a_seat_are_reminded_once_also_by_a_worker_that_was_away(event, mailbox, clock):
    comes = make_registration(event, registered_at=NOON, language="en")
    make_registration(event, State.WAITLISTED)
    clock(event.starts_at - timedelta(hours=3))
    assert told(mailbox) == [(comes.email, "Soon")]
    clock(event.starts_at - timedelta(hours=2))
    assert len(told(mailbox)) == 1


def test_who_registered_within_the_day_is_not_reminded(event, mailbox, clock):
    clock(event.starts_at - timedelta(hours=20))
    make_registration(event)
    assert told(mailbox) == []


def test_seats_that_were_added_are_offered_to_who_waits(event, mailbox, clock):
    make_registration(event)
    two = make_registration(event, State.WAITLISTED)
    with transaction():
        event.seats = 2
    mailbox()
    assert two.state is State.OFFERED


def test_nothing_is_offered_once_the_event_began_or_was_cancelled(event, session, clock):
    waits = make_registration(event, State.WAITLISTED)
    assert rounds.offer_added_seats(event.starts_at) is False
    with transaction():
        event.status = EventStatus.CANCELLED
    assert rounds.offer_added_seats(NOON) is False
    assert waits.state is State.WAITLISTED


def test_a_moved_event_tells_everybody_how_it_was(event, mailbox, clock):
    people = [make_registration(event, state, language="en") for state in (State.REGISTERED, State.WAITLISTED)]
    make_registration(event, State.CANCELLED)
    with transaction():
        publish(EventChanged(event.id, 1, starts_at=(NOON + timedelta(days=9)).isoformat(), place="De Eik, Zeist"))
    mails = mailbox()
    assert [mail.recipient for mail in mails] == [each.email for each in people]
    assert "25 March 2026 12:00" in mails[0].text or "March 25, 2026 12:00" in mails[0].text
    assert "De Eik, Zeist" in mails[0].text


def test_the_address_to_join_from_afar_goes_to_who_has_a_seat_alone(session, mailbox, clock):
    event = make_event(online_url="https://vergadering.example/geheim", starts_at=NOON + timedelta(days=10))
    states = State.REGISTERED, State.WAITLISTED, State.OFFERED
    people = [make_registration(event, state) for state in states]
    with transaction():
        publish(EventChanged(event.id, 1, online=True))
    told_of_it = [mail.recipient for mail in mailbox() if "geheim" in mail.text + mail.html]
    assert told_of_it == [people[0].email]


def test_a_cancelled_event_tells_everybody_the_reason_and_offers_nothing_more(event, mailbox, clock):
    comes = make_registration(event, language="en")
    offered = make_registration(event, State.OFFERED, language="en")
    with transaction():
        event.status, event.cancel_reason = EventStatus.CANCELLED, "Storm"
        publish(EventCancelled(event.id))
    assert [mail.recipient for mail in mailbox()] == [comes.email, offered.email]
    assert all("Storm" in mail.text for mail in mailbox())
    clock(NOON + timedelta(days=3))
    assert len(mailbox()) == 2


def test_many_are_told_in_several_transactions_and_nobody_twice(event, mailbox, clock, monkeypatch):
    monkeypatch.setattr(handlers, "AT_A_TIME", 2)
    people = [make_registration(event).email for _each in range(5)]
    with transaction():
        publish(EventCancelled(event.id))
    assert [mail.recipient for mail in mailbox()] == people


@pytest.mark.parametrize("news", [News.REGISTERED, News.TOMORROW, News.OFFERED])
def test_who_cancelled_before_the_mail_was_written_gets_no_code_for_the_door(event, mailbox, news):
    gone = make_registration(event, State.CANCELLED)
    with transaction():
        publish(RegistrationNews(gone.id, news))
    assert mailbox() == []


def test_who_was_erased_meanwhile_gets_nothing(event, session, mailbox, clock):
    make_registration(event, email="")
    with transaction():
        publish(EventCancelled(event.id))
    assert mailbox() == []
    assert session.scalar(select(Registration.email)) == ""
