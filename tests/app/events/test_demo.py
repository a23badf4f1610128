"""The summer meeting of the demonstration, as large as the first one of a founding network."""

import pytest

from app.core.clock import now
from app.core.db import session as db
from app.events import demo
from app.events.models import Event
from app.events.registering.managing.queries import Asked, registrations, seats_by_state
from app.events.registering.models import RegistrationState
from tests.factories.organisations import make_association, make_region


@pytest.fixture
def summer(session) -> Event:
    make_region()
    for key in ("stuwwal", *(f"kring-{number}" for number in range(10))):
        make_association(key=key)
    demo.load(now())
    return db.query(Event).filter(Event.title.startswith("Zomerbijeenkomst van de elf")).one()


def test_eleven_associations_give_one_meeting_for_a_hundred_and_fifty(summer):
    assert len(summer.bodies) == 11
    assert seats_by_state(summer)[RegistrationState.REGISTERED] == 150


def test_each_association_reads_its_own_members_and_together_they_are_all(summer):
    everybody = set(db.scalars(registrations(summer, Asked(seen=None))))
    own = [
        set(db.scalars(registrations(summer, Asked(seen=frozenset({body.association_id}))))) for body in summer.bodies
    ]
    assert all(own)
    assert set.union(*own) == everybody
    assert sum(map(len, own)) == len(everybody)


def test_an_installation_without_associations_gets_no_events(session):
    demo.load(now())
    assert db.query(Event).count() == 0
