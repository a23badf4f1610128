"""Asking the firm for more, and its answer."""

from datetime import date, timedelta

import pytest

from app.approvals.conversation import services
from app.approvals.models import ApplicationStatus, ReasonCode
from app.approvals.services import open_for_review
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.approvals import make_application
from tests.factories.suppliers import NOON

pytestmark = pytest.mark.usefixtures("clock", "session")
S = ApplicationStatus


def asked(**values):
    application, desk = make_application(**values), make_desk_member()
    services.ask(application, "Welk werk doet u zelf?", by=desk, days=10, at=NOON)
    return application, desk


def test_the_firm_has_its_own_term_to_answer():
    application, _desk = asked(due_on=date(2026, 3, 20))
    assert (application.status, application.due_on) == (S.MORE_INFORMATION, date(2026, 3, 30))


def test_the_term_of_the_reviewer_stands_still_meanwhile():
    application, _desk = asked(due_on=date(2026, 3, 20))  # four working days are left
    services.answer(application, "Alles.", by=application.submitted_by, at=NOON + timedelta(days=7))
    assert application.due_on == date(2026, 3, 27)


def test_a_reviewer_has_time_to_read_an_answer_that_was_asked_on_the_last_day():
    application, _desk = asked(due_on=date(2026, 3, 16))
    services.answer(application, "Alles.", by=application.submitted_by, at=NOON)
    assert application.due_on == date(2026, 3, 19)


def test_what_was_not_answered_in_time_comes_back_with_a_reason():
    application, _desk = asked()
    services.return_unanswered(application, at=NOON)
    assert (application.reason_code, application.decided_by_id) == (ReasonCode.NO_ANSWER, None)


def test_a_question_is_mailed_to_the_firm_with_the_page_on_which_it_answers(mailbox):
    application, _desk = asked()
    (mail,) = mailbox()
    assert mail.recipient == application.submitted_by.email
    assert "Welk werk doet u zelf?" in mail.text
    assert f"/mijn-aanvragen/{application.id}" in mail.text


def test_an_answer_is_mailed_to_who_asked(mailbox):
    application, desk = asked()
    make_desk_member()
    services.answer(application, "Alles.", by=application.submitted_by, at=NOON)
    assert [mail.recipient for mail in mailbox()] == [desk.email]


def test_a_reviewer_asks_on_the_page_and_waits(client):
    application = make_application()
    client.sign_in(make_desk_member())
    client.post(f"/aanvragen/{application.id}/vraag", data={"question-text": "Welk werk doet u zelf?"})
    html = client.get(f"/aanvragen/{application.id}").text
    assert "Welk werk doet u zelf?" in html
    assert "goedkeuren" not in html


def test_the_firm_answers_on_its_page_and_both_read_all(client):
    application, desk = asked()
    client.sign_in(application.submitted_by)
    page = f"/mijn-aanvragen/{application.id}"
    assert "Welk werk doet u zelf?" in client.get(page).text
    client.post(f"{page}/antwoord", data={"answer-text": "Al het snoeiwerk."})
    assert "Al het snoeiwerk." in client.get(page).text
    client.sign_out()
    client.sign_in(desk)
    assert "Al het snoeiwerk." in client.get(f"/aanvragen/{application.id}").text


@pytest.mark.parametrize(
    ("status", "address", "field"),
    [
        (S.MORE_INFORMATION, "/mijn-aanvragen/{}/antwoord", "answer-text"),
        (S.IN_REVIEW, "/aanvragen/{}/vraag", "question-text"),
    ],
)
def test_an_empty_text_is_told_at_its_field(client, status, address, field):
    application = make_application(status=status)
    client.sign_in(application.submitted_by if field == "answer-text" else make_desk_member())
    answer = client.post(address.format(application.id), data={field: " "})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text


def test_of_two_of_the_firm_who_answer_the_second_is_told(client):
    application, _desk = asked()
    services.answer(application, "Alles.", by=application.submitted_by, at=NOON)
    client.sign_in(application.submitted_by)
    answer = client.post(f"/mijn-aanvragen/{application.id}/antwoord", data={"answer-text": "Nog iets."})
    assert answer.status_code == 409


def test_another_firm_does_not_see_the_conversation(client):
    application, _desk = asked()
    client.sign_in(make_user())
    assert client.get(f"/mijn-aanvragen/{application.id}").status_code == 404


def test_while_the_firm_has_the_turn_nobody_decides(client):
    application, desk = asked()
    client.sign_in(desk)
    seen = {"approve-seen_version": str(application.supplier.version)}
    assert client.post(f"/aanvragen/{application.id}/goedkeuren", data=seen).status_code == 409
    assert application.status is S.MORE_INFORMATION


def test_opening_notes_who_looks_at_it():
    application, desk = make_application(), make_desk_member()
    open_for_review(application, by=desk)
    assert application.opened_by_id == desk.id
