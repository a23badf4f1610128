"""Names go some time after the event, diets soon; the numbers stay."""

from datetime import timedelta

import pytest

from app.core.db import transaction
from app.core.privacy import personal_data, retentions
from app.events.door.models import CheckIn
from app.events.models import EventQuestion, QuestionKind
from app.events.registering import privacy
from app.events.registering.models import Answer, Guest
from app.events.registering.models import RegistrationState as State
from app.events.registering.tokens import registration_token, registration_with
from tests.conftest import NOON
from tests.factories import save
from tests.factories.accounts import make_user
from tests.factories.events import make_event, make_registration
from tests.factories.organisations import make_association


@pytest.fixture
def past(session):
    return make_event(starts_at=NOON - timedelta(days=100))


def rich(event, **values):
    """With a guest, an answer and a diet."""
    registration = make_registration(event, State.ATTENDED, seats=2, firm="De Heg", **values)
    registration.guests = [Guest(rank=1, name="Gijs Gast")]
    for kind in (QuestionKind.TEXT, QuestionKind.DIET):
        question = save(EventQuestion(event_id=event.id, kind=kind, question="?"))
        registration.answers.append(Answer(question_id=question.id, answer="noten"))
    return save(registration)


def test_names_guests_and_answers_go_and_state_seats_and_association_stay(past, session):
    club = make_association()
    one = rich(past, association_id=club.id)
    token = registration_token(one)
    assert privacy.count_names(NOON) == 1
    with transaction():
        assert privacy.remove_names(NOON, 10) == 1
    session.expire_all()
    assert (one.name, one.email, one.firm, one.guests, one.answers) == ("", "", "", [], [])
    assert (one.state, one.seats, one.association_id) == (State.ATTENDED, 2, club.id)
    assert past.names_purged_at is not None
    assert registration_with(token) is None
    assert privacy.count_names(NOON) == 0


def test_a_part_is_removed_at_a_time_and_the_event_says_so_at_the_end(past, session):
    rich(past)
    rich(past)
    with transaction():
        privacy.remove_names(NOON, 1)
    assert past.names_purged_at is None
    with transaction():
        privacy.remove_names(NOON, 1)
    assert past.names_purged_at is not None


def test_names_of_what_is_still_to_come_stay(session):
    rich(make_event())
    assert privacy.count_names(NOON) == 0
    assert privacy.count_diets(NOON) == 0


def test_diets_go_before_the_other_answers(past, session):
    one = rich(past)
    with transaction():
        assert privacy.remove_diets(NOON, 10) == 1
    assert [answer.question.kind for answer in one.answers] == [QuestionKind.TEXT]


def test_both_terms_are_declared(app):
    assert {"EVENT_NAMES_DAYS", "EVENT_ANSWERS_DAYS"} <= {each.setting for each in retentions(app)}


def declared(app, key):
    return next(each for each in personal_data(app) if each.key == key)


def test_a_person_reads_what_is_held_of_them(app, past, session):
    person = make_user()
    one = rich(past, email=person.email)
    save(CheckIn(event_id=past.id, registration_id=one.id, mark="m", came_at=NOON, received_at=NOON, by_id=person.id))
    [held] = declared(app, privacy.KEY).collect(person)
    assert held["guests"] == ["Gijs Gast"]
    door = declared(app, "event door").collect(person)
    assert [each["event"] for each in door["came_in"] + door["let_in"]] == [past.title] * 2


def test_who_stood_at_the_door_is_forgotten_with_the_names_and_how_many_came_stays(app, past, session):
    one = make_registration(past, State.ATTENDED)
    by = make_user().id
    save(CheckIn(event_id=past.id, registration_id=one.id, mark="m", came_at=NOON, received_at=NOON, by_id=by))
    [term] = [each for each in retentions(app) if each.key == "event door"]
    assert (term.count(past.ends_at), term.count(NOON)) == (0, 1)
    with transaction():
        assert term.remove(NOON, 10) == 1
    session.expire_all()
    assert [each.by_id for each in session.query(CheckIn)] == [None]
    assert term.count(NOON) == 0


def test_who_is_erased_gives_up_a_seat_to_the_next_and_leaves_a_number_behind(app, past, session):
    person, event = make_user(), make_event(seats=1)
    old, new = rich(past, user_id=person.id), make_registration(event, user_id=person.id)
    waits = make_registration(event, State.WAITLISTED)
    with transaction():
        reasons = declared(app, privacy.KEY).erase(person)
        declared(app, "event door").erase(person)
    session.expire_all()
    assert reasons
    assert (old.state, old.name, new.state, new.email) == (State.ATTENDED, "", State.CANCELLED, "")
    assert waits.state is State.OFFERED
    assert declared(app, privacy.KEY).collect(person) == []
