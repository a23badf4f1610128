"""Standing aside, passing cases on, and the way from a board to the desk."""

from datetime import date, timedelta

import pytest

from app.approvals.handing import services
from app.approvals.handing.queries import held_by
from app.approvals.messages import Cause
from app.approvals.models import ApplicationStatus
from app.approvals.policies import may_decide
from app.approvals.queries import deciders
from app.approvals.services import hand_to_desk, open_for_review
from app.audit.services import trail
from app.core.errors import DomainError
from app.memberships.services import declare_interest
from tests.factories import save
from tests.factories.accounts import make_board_member, make_desk_member
from tests.factories.approvals import make_application, make_refused
from tests.factories.organisations import make_association
from tests.factories.suppliers import NOON, make_complete_draft

pytestmark = pytest.mark.usefixtures("clock", "session")
FRIDAY = date(2026, 3, 20)


def at_board(**values):
    association = make_association()
    member = make_board_member(association)
    return make_application(association=association, **values), member, association


def test_with_a_colleague_who_can_decide_a_case_stays_with_the_board():
    application, member, association = at_board()
    make_board_member(association)
    services.leave_to_others(application, by=member, at=NOON)
    assert application.association is association
    assert not may_decide(member, application)


def test_without_one_it_goes_to_the_desk():
    application, member, _association = at_board()
    services.leave_to_others(application, by=member, at=NOON)
    assert application.association is None


def test_a_colleague_with_an_interest_does_not_count():
    application, member, association = at_board()
    declare_interest(make_board_member(association), application.supplier, at=NOON)
    services.leave_to_others(application, by=member, at=NOON)
    assert application.association is None


def test_that_somebody_stands_aside_is_recorded_and_nothing_about_why():
    application, member, _association = at_board()
    services.leave_to_others(application, by=member, at=NOON)
    (entry,) = [entry for entry in trail(application) if entry.action == "application.recused"]
    assert entry.values.content == {}


def test_who_stands_aside_no_longer_has_the_case_in_hand():
    application, member, association = at_board()
    make_board_member(association)
    open_for_review(application, by=member)
    services.leave_to_others(application, by=member, at=NOON)
    assert held_by(member, FRIDAY) == []


def test_who_can_decide_is_the_same_for_one_and_for_all():
    association = make_association()
    people = [make_board_member(association) for _number in range(4)]
    application = make_application(make_complete_draft(people[0]), association=association)
    declare_interest(people[1], application.supplier, at=NOON)
    services.leave_to_others(application, by=people[2], at=NOON)
    assert deciders(application) == [person for person in people if may_decide(person, application)] == people[3:]


def test_on_appeal_who_decided_before_cannot_be_given_the_case():
    desk, other = make_desk_member(), make_desk_member()
    association = make_association()
    application = make_refused(desk, association=association)
    application.association, application.status = None, ApplicationStatus.APPEALED
    save(application)
    assert deciders(application) == [other]


def test_the_page_says_why_there_are_no_buttons(client):
    application, member, association = at_board()
    make_board_member(association)
    client.sign_in(member)
    client.post(f"/aanvragen/{application.id}/aan-een-ander")
    html = client.get(f"/aanvragen/{application.id}").text
    assert "goedkeuren" not in html
    assert "Iemand anders beslist: u treedt op" in html


def test_an_interest_that_is_noted_here_moves_the_case_too(client):
    application, member, _association = at_board()
    client.sign_in(member)
    client.post(f"/aanvragen/{application.id}/terugtreden", data={"aside-kind": "employer"})
    assert application.association is None


def test_the_desk_reads_that_nobody_of_it_is_left(client):
    application, desk = make_application(), make_desk_member()
    client.sign_in(desk)
    client.post(f"/aanvragen/{application.id}/aan-een-ander")
    assert "Niemand anders van het loket" in client.get(f"/aanvragen/{application.id}").text


def test_a_case_that_is_passed_on_is_the_colleagues_until_the_day_and_then_comes_back():
    application, member, association = at_board()
    colleague = make_board_member(association)
    open_for_review(application, by=member)
    services.pass_on(application, colleague, until=FRIDAY, by=member, at=NOON)
    assert (held_by(colleague, FRIDAY), held_by(member, FRIDAY)) == ([application], [])
    after = FRIDAY + timedelta(days=1)
    assert (held_by(colleague, after), held_by(member, after)) == ([], [application])


@pytest.mark.parametrize("until", [date(2026, 3, 15), date(2020, 1, 1)])
def test_a_day_in_the_past_is_refused(until):
    application, member, association = at_board()
    with pytest.raises(DomainError):
        services.pass_on(application, make_board_member(association), until=until, by=member, at=NOON)


def test_a_case_is_not_passed_on_to_who_stands_aside():
    application, member, association = at_board()
    colleague = make_board_member(association)
    declare_interest(colleague, application.supplier, at=NOON)
    with pytest.raises(DomainError):
        services.pass_on(application, colleague, until=FRIDAY, by=member, at=NOON)


def test_who_is_away_passes_all_on_but_what_the_colleague_cannot_decide(mailbox):
    application, member, association = at_board()
    other = make_application(association=association)
    colleague = make_board_member(association)
    declare_interest(colleague, other.supplier, at=NOON)
    for each in (application, other):
        open_for_review(each, by=member)
    assert services.pass_all_on(colleague, until=FRIDAY, by=member, at=NOON) == (1, 1)
    assert [mail.recipient for mail in mailbox()] == [colleague.email]


def test_being_away_is_a_form_with_a_colleague_and_a_day(client):
    application, member, association = at_board()
    colleague = make_board_member(association)
    open_for_review(application, by=member)
    client.sign_in(member)
    assert client.post("/aanvragen/afwezig", data={"colleague": str(colleague.id)}).status_code == 422
    client.post("/aanvragen/afwezig", data={"colleague": str(colleague.id), "until": "2026-03-20"})
    assert application.assigned_to_id == colleague.id


def test_one_case_is_passed_on_from_its_page(client):
    application, member, association = at_board()
    colleague = make_board_member(association)
    client.sign_in(member)
    form = {"pass-colleague": str(colleague.id), "pass-until": "2026-03-20"}
    client.post(f"/aanvragen/{application.id}/doorgeven", data=form)
    assert (application.assigned_to_id, application.assigned_until) == (colleague.id, FRIDAY)


def test_somebody_of_another_board_is_no_colleague(client):
    application, member, _association = at_board()
    client.sign_in(member)
    form = {"pass-colleague": str(make_board_member().id), "pass-until": "2026-03-20"}
    assert client.post(f"/aanvragen/{application.id}/doorgeven", data=form).status_code == 422


def test_the_firm_asks_for_the_desk_and_the_board_hears_of_it(client, mailbox):
    application, member, _association = at_board()
    desk = make_desk_member()
    client.sign_in(application.submitted_by)
    client.post(f"/mijn-aanvragen/{application.id}/naar-het-loket")
    assert application.association is None
    assert {mail.recipient for mail in mailbox()} == {member.email, desk.email}


def test_a_question_keeps_the_term_of_the_firm_when_the_case_goes_to_the_desk():
    application, _member, _association = at_board(status=ApplicationStatus.MORE_INFORMATION, due_on=FRIDAY)
    hand_to_desk(application, by=None, at=NOON, cause=Cause.BOARD)
    assert (application.due_on, application.paused_days) == (FRIDAY, 10)
