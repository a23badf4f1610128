"""Terms: reminders are due and not yet sent, and what happens when a term has passed."""

from datetime import date, datetime, timedelta

import pytest

from app.approvals.models import ApplicationStatus, ReasonCode
from app.approvals.terms import watching
from app.approvals.terms.watching import watch
from app.memberships.services import declare_interest
from tests.factories import save
from tests.factories.accounts import make_board_member, make_desk_member
from tests.factories.approvals import make_application
from tests.factories.organisations import make_association
from tests.factories.suppliers import NOON, make_complete_draft

pytestmark = pytest.mark.usefixtures("clock", "session")
S = ApplicationStatus
HALF, END = NOON + timedelta(days=7), NOON + timedelta(days=14)  # of ten working days, which end on 30 March


def recipients(mailbox):
    return [mail.recipient for mail in mailbox()]


def at_board(**values):
    association = make_association()
    return make_application(association=association, **values), make_board_member(association)


def test_reminders_go_at_half_and_at_the_end_of_the_term_and_once_each(clock, mailbox):
    _application, member = at_board()
    sent = {}
    for day in (6, 7, 8, 13, 14):
        clock(NOON + timedelta(days=day))
        sent[day] = recipients(mailbox)
    assert [len(sent[day]) for day in sent] == [0, 1, 1, 1, 2]
    assert set(sent[14]) == {member.email}


def test_after_days_on_which_the_worker_stood_still_one_mail_makes_up_for_both(clock, mailbox):
    desk = make_desk_member()
    make_application()
    clock(END + timedelta(days=2))
    assert recipients(mailbox) == [desk.email]
    clock(END + timedelta(days=3))
    assert recipients(mailbox) == [desk.email]


def test_a_worker_that_is_killed_before_the_commit_sends_all_of_it_later(clock, mailbox, monkeypatch):
    desk = make_desk_member()
    make_application()
    clock(HALF)
    with monkeypatch.context() as broken:
        broken.setattr("app.approvals.terms.reminding.post", killed)
        with pytest.raises(SystemExit):
            watch()
    assert recipients(mailbox) == [desk.email]


def killed(*_arguments, **_values):
    raise SystemExit


def test_one_mail_names_all_that_is_due(clock, mailbox):
    make_desk_member()
    for name in ("De Heg", "De Haag"):
        make_application(make_complete_draft(name=name))
    clock(HALF)
    (mail,) = mailbox()
    assert "De Heg" in mail.text
    assert "De Haag" in mail.text


def test_who_stands_aside_gets_no_reminder(clock, mailbox):
    application, desk = make_application(), make_desk_member()
    other = make_desk_member()
    declare_interest(desk, application.supplier, at=NOON)
    clock(HALF)
    assert recipients(mailbox) == [other.email]


def test_a_question_that_waits_reminds_no_reviewer(clock, mailbox):
    make_desk_member()
    make_application(status=S.MORE_INFORMATION)
    clock(END)
    assert recipients(mailbox) == []


def test_on_its_last_day_a_case_is_still_the_boards(clock):
    application, _member = at_board()
    clock(END)
    watch()
    assert application.association is not None


def test_silence_moves_a_case_to_the_desk_on_the_day_after_and_tells_firm_and_board(clock, mailbox):
    application, member = at_board()
    desk = make_desk_member()
    clock(END + timedelta(days=1))
    told = recipients(mailbox)
    assert application.association is None
    assert sorted(told) == sorted([desk.email, member.email, application.submitted_by.email])
    assert application.due_on == date(2026, 4, 16)  # Good Friday and Easter Monday do not count


def test_a_case_of_the_desk_stays_with_the_desk(clock):
    application = make_application()
    clock(END + timedelta(days=9))
    watch()
    assert (application.status, application.due_on) == (S.SUBMITTED, date(2026, 3, 30))


def test_a_question_that_is_not_answered_in_time_returns_the_application(clock, mailbox):
    application = make_application(status=S.MORE_INFORMATION)
    clock(END)
    watch()
    assert application.status is S.MORE_INFORMATION
    clock(END + timedelta(days=1))
    assert recipients(mailbox) == [application.submitted_by.email]
    assert (application.status, application.reason_code) == (S.RETURNED, ReasonCode.NO_ANSWER)


def test_a_board_of_which_everybody_stands_aside_loses_the_case_at_once(clock):
    application, member = at_board()
    declare_interest(member, application.supplier, at=NOON)
    watch()
    assert application.association is None


def test_a_board_with_one_who_can_decide_keeps_it():
    application, member = at_board()
    make_board_member(application.association)
    declare_interest(member, application.supplier, at=NOON)
    assert watch() is False
    assert application.association is not None


def test_what_another_worker_has_done_meanwhile_is_left_alone(clock):
    application, _member = at_board()
    moment = clock(END + timedelta(days=1))
    application.status = S.APPROVED
    save(application)
    assert not watching._in_transaction(application.id, watching._is_silent(moment), watching._move, moment)


def test_nothing_to_do_is_said(clock):
    clock(datetime.combine(date(2026, 3, 16), NOON.timetz()))
    assert watch() is False
