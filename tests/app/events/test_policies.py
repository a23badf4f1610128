"""Who may do what with an event, as a truth table."""

import pytest

from app.events import policies
from app.events.models import EventOrganiser, EventStatus
from app.events.registering.policies import associations_seen
from app.organisations.bodies import Body
from app.organisations.models import Association
from tests.factories import save
from tests.factories.accounts import make_board_member, make_buyer, make_controller, make_desk_member, make_user
from tests.factories.events import make_event
from tests.factories.organisations import make_association

ZEIST, BUNNIK = "GM0355", "GM0312"
PEOPLE = ("leader", "co-organiser", "other board", "desk", "entrepreneur", "visitor")


@pytest.fixture
def event(session):
    """Led by one association, organised by a second, too."""
    leader, second = make_association(), make_association()
    made = make_event(Body(leader.id))
    save(EventOrganiser(event_id=made.id, association_id=second.id, body_key=Body(second.id).key))
    session.refresh(made)
    return made


@pytest.fixture
def people(event, session):
    leader, second = (session.get_one(Association, body.association_id) for body in event.bodies)
    return {
        "leader": make_board_member(leader),
        "co-organiser": make_board_member(second),
        "other board": make_board_member(),
        "desk": make_desk_member(),
        "entrepreneur": make_user(),
        "visitor": None,
    }


TABLE = [
    (policies.may_see, EventStatus.DRAFT, {"leader", "co-organiser"}),
    (policies.may_see, EventStatus.PUBLISHED, set(PEOPLE)),
    (policies.may_see, EventStatus.CANCELLED, set(PEOPLE)),
    (policies.may_organise, EventStatus.DRAFT, {"leader", "co-organiser"}),
    (policies.may_organise, EventStatus.CANCELLED, {"leader", "co-organiser"}),
    (policies.may_lead, EventStatus.PUBLISHED, {"leader"}),
    (policies.may_change, EventStatus.DRAFT, {"leader"}),
    (policies.may_change, EventStatus.PUBLISHED, {"leader"}),
    (policies.may_change, EventStatus.CANCELLED, set()),
    (policies.may_edit_programme, EventStatus.DRAFT, {"leader", "co-organiser"}),
    (policies.may_edit_programme, EventStatus.PUBLISHED, {"leader", "co-organiser"}),
    (policies.may_edit_programme, EventStatus.CANCELLED, set()),
    (policies.may_discard, EventStatus.DRAFT, {"leader"}),
    (policies.may_discard, EventStatus.PUBLISHED, set()),
]


@pytest.mark.parametrize(("policy", "status", "allowed"), TABLE)
def test_who_may_do_what(event, people, policy, status, allowed):
    event.status = status
    assert {name for name, person in people.items() if policy(person, event)} == allowed


def test_a_co_organiser_sees_the_names_of_its_own_members_only(event, people):
    second = event.bodies[1].association_id
    seen = {name: associations_seen(person, event) for name, person in people.items()}
    assert seen == {**{name: set() for name in PEOPLE}, "leader": None, "co-organiser": {second}}


def test_the_desk_sees_nobodys_name_because_it_organises_too(event, people):
    """The region among the organisers is a body without members."""
    event.organisers.append(EventOrganiser(body_key="regio"))
    assert policies.may_organise(people["desk"], event)
    assert associations_seen(people["desk"], event) == set()


@pytest.mark.parametrize(("make_person", "allowed"), [(make_buyer, True), (make_controller, True), (make_user, False)])
def test_a_municipality_is_spoken_for_by_its_buyers_and_controllers(session, make_person, allowed):
    person = make_person(ZEIST) if allowed else make_person()
    assert policies.may_lead(person, make_event(Body(None, ZEIST))) is allowed
    assert not policies.may_lead(person, make_event(Body(None, BUNNIK)))
    assert policies.may_organise_any(person) is allowed
