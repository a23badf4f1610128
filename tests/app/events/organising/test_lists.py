"""Programme, hosts and sponsors, and questions: rows that come and go."""

from datetime import timedelta

import pytest

from app.events.models import EventOrganiser
from app.organisations.bodies import Body
from app.organisations.models import Association
from tests.app.events.organising.pages import JUNE, send, text_of
from tests.factories import save
from tests.factories.accounts import make_board_member
from tests.factories.events import make_event
from tests.factories.organisations import make_association
from tests.factories.suppliers import make_complete_draft, make_listed

PART = {"sessions-0-starts": "19:00", "sessions-0-ends": "19:45", "sessions-0-title": "Opening"}


def test_the_programme_is_written_by_whoever_organises_it_too(client, session):
    second = make_association()
    event = make_event(starts_at=JUNE)
    save(EventOrganiser(event_id=event.id, association_id=second.id, body_key=Body(second.id).key))
    client.sign_in(make_board_member(session.get_one(Association, second.id)))
    assert send(client, event, "programma", **PART).status_code == 303
    session.refresh(event)
    assert [(part.title, part.starts_at) for part in event.sessions] == [("Opening", JUNE)]


def test_rows_come_and_go_without_script(client, draft):
    added = text_of(send(client, draft, "programma", **PART, **{"add-sessions": "1"}))
    assert 'name="sessions-1-title"' in added
    assert 'value="Opening"' in added
    removed = text_of(send(client, draft, "programma", **PART, **{"remove-sessions": "sessions-0"}))
    assert 'value="Opening"' not in removed


@pytest.mark.parametrize(
    "wrong",
    [
        {"sessions-0-title": ""},
        {"sessions-0-starts": "25:00"},
        {"sessions-0-starts": "18:00"},
        {"sessions-0-ends": "23:00"},
        {"sessions-0-ends": "18:30"},
    ],
)
def test_a_part_outside_the_event_is_refused(client, draft, wrong):
    assert send(client, draft, "programma", **{**PART, **wrong}).status_code == 422


def test_a_part_may_end_after_midnight(client, board, session):
    event = make_event(board, starts_at=JUNE, ends_at=JUNE + timedelta(hours=8))
    late = {"sessions-0-day": "2026-06-20", "sessions-0-starts": "23:00", "sessions-0-ends": "00:30"}
    assert send(client, event, "programma", **{**PART, **late}).status_code == 303
    session.refresh(event)
    assert event.sessions[0].ends_at - event.sessions[0].starts_at == timedelta(minutes=90)


def test_hosts_and_sponsors_may_be_firms_of_the_register(client, draft, session):
    firm = make_listed()
    row = {"partners-0-kind": "host", "partners-0-name": "De Gastheer", "partners-0-url": "gastheer.example"}
    sent = {**row, "partners-0-profile": f"http://localhost:8000/leveranciers/{firm.id}/naam"}
    assert send(client, draft, "partners", **sent).status_code == 303
    session.refresh(draft)
    assert (draft.partners[0].supplier_id, draft.partners[0].url) == (firm.id, "https://gastheer.example")


def test_a_firm_that_is_not_public_cannot_be_named_by_its_page(client, draft):
    hidden = make_complete_draft()
    row = {"partners-0-kind": "host", "partners-0-name": "x", "partners-0-profile": f"/leveranciers/{hidden.id}"}
    assert send(client, draft, "partners", **row).status_code == 422


def test_questions_keep_their_answers_when_they_are_put_in_other_words(client, draft, session):
    row = {
        "questions-0-question": "Waarmee komt u?",
        "questions-0-kind": "choice",
        "questions-0-choices": "fiets\nauto",
    }
    assert send(client, draft, "vragen", **row).status_code == 303
    session.refresh(draft)
    first = draft.questions[0].id
    again = {**row, "questions-0-id": first, "questions-0-question": "Hoe komt u?"}
    assert send(client, draft, "vragen", **again).status_code == 303
    session.refresh(draft)
    assert [(each.id, each.question) for each in draft.questions] == [(first, "Hoe komt u?")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"questions-0-kind": "choice", "questions-0-choices": "alleen dit"},
        {"questions-0-kind": ""},
        {"questions-0-kind": "diet", "questions-0-is_required": "y"},
        {"questions-0-question": "", "questions-0-kind": "text"},
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(client, draft, wrong):
    row = {"questions-0-question": "Wat eet u?", "questions-0-kind": "text"}
    assert send(client, draft, "vragen", **{**row, **wrong}).status_code == 422


def test_the_question_of_another_event_is_never_taken_over(client, draft, board, session):
    other = make_event(board, starts_at=JUNE)
    send(client, other, "vragen", **{"questions-0-question": "Van een ander?", "questions-0-kind": "text"})
    session.refresh(other)
    number = other.questions[0].id
    row = {"questions-0-id": number, "questions-0-question": "Van ons?", "questions-0-kind": "text"}
    assert send(client, draft, "vragen", **row).status_code == 303
    session.refresh(other)
    assert other.questions[0].question == "Van een ander?"
