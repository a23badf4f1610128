"""Fifty people at the same second, each in a request and a connection of their own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from app import create_app
from app.core.db import database_of, transaction
from app.events.registering import services
from app.events.registering.models import Registration
from app.events.registering.models import RegistrationState as State
from config import Config
from tests.conftest import NOON
from tests.factories.events import make_event, make_registration

PEOPLE, SEATS = 50, 10


@pytest.fixture
def site(live_instance):
    application = create_app(Config.from_environment(live_instance))
    application.config["WTF_CSRF_ENABLED"] = False
    yield application
    database_of(application).engine.dispose()


def make_event_on(site, **values):
    with site.test_request_context(), database_of(site).scope(), transaction():
        return make_event(**values).id


def registrations(site):
    with site.app_context(), database_of(site).scope() as session:
        rows = session.execute(select(Registration.place, Registration.state, Registration.registered_at))
        return sorted(rows.all())


def all_at_once(number, act):
    start = threading.Barrier(number)

    def wait_and_act(which):
        start.wait()
        return act(which)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(wait_and_act, range(number)))


def test_of_fifty_at_once_ten_get_the_last_seats_and_the_others_wait_in_order(site):
    event_id = make_event_on(site, seats=SEATS)

    def register(number):
        form = {"name": f"Bezoeker {number}", "email": f"b{number}@example.nl", "language": "nl"}
        path = f"/bijeenkomsten/{event_id}/inschrijven"
        return site.test_client().post(path, data=form, environ_base={"REMOTE_ADDR": f"10.0.0.{number}"}).status_code

    assert all_at_once(PEOPLE, register) == [303] * PEOPLE
    states = [state for _place, state, _at in registrations(site)]
    assert states == [State.REGISTERED] * SEATS + [State.WAITLISTED] * (PEOPLE - SEATS)
    assert [place for place, _state, _at in registrations(site)] == list(range(1, PEOPLE + 1))


def test_of_ten_who_cancel_at_once_each_seat_is_offered_once(site):
    with site.test_request_context(), database_of(site).scope(), transaction():
        event = make_event(seats=SEATS)
        seated = [make_registration(event).id for _each in range(SEATS)]
        for _each in range(SEATS + 5):
            make_registration(event, State.WAITLISTED)

    def cancel(number):
        with site.app_context(), database_of(site).scope() as session, transaction():
            services.cancel(session.get_one(Registration, seated[number]), at=NOON)

    all_at_once(SEATS, cancel)
    states = [state for _place, state, _at in registrations(site)]
    assert states == [State.CANCELLED] * SEATS + [State.OFFERED] * SEATS + [State.WAITLISTED] * 5
