"""After a request was sent: delivery, reminders, extension, withdrawal, questions."""

from datetime import date, timedelta

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.mail.models import MailMessage, MailStatus
from app.outbox.relay import relay_one
from app.sourcing.requests import answering, changing, following
from app.sourcing.requests.details import Reply
from app.sourcing.requests.models import Answer, DeadlineChange
from app.sourcing.requests.turns import counts_as_turn
from tests.factories import save
from tests.factories.procurement import DEADLINE, make_locked_file, make_request
from tests.factories.requests import known_key
from tests.factories.sourcing import NOON

LATER = DEADLINE + timedelta(days=7)
INTERESTED = Reply(Answer.INTERESTED)


@pytest.fixture(autouse=True)
def _noon(clock):
    """The day on which requests go out."""


@pytest.fixture
def request_(session):
    """Two firms with addresses."""
    request = make_request(make_locked_file(2))
    for number, invitation in enumerate(request.invitations):
        invitation.sent_to = f"firm{number}@example.org"
        save(invitation)
    return request


def mail_with(status, invitation):
    mail = save(
        MailMessage(
            recipient=invitation.sent_to,
            subject="",
            text="",
            html="",
            status=status,
            created_at=NOON,
            due_at=NOON,
            sent_at=NOON if status is MailStatus.SENT else None,
        )
    )
    invitation.mail_id = mail.id
    save(invitation)


def follow():
    while following.follow_mail():
        pass


# Delivery


def test_that_a_mail_arrived_stays_known_when_the_log_of_the_mail_is_gone(request_):
    invitation, other = request_.invitations
    mail_with(MailStatus.SENT, invitation)
    mail_with(MailStatus.WAITING, other)
    follow()
    assert (invitation.delivered_at, other.delivered_at) == (NOON, None)
    assert trail(request_.file)[-1].action == "request.delivered"


def test_a_mail_that_failed_is_noted_and_is_no_turn(request_):
    invitation = request_.invitations[0]
    mail_with(MailStatus.FAILED, invitation)
    follow()
    assert invitation.undeliverable_at == NOON
    assert not counts_as_turn(invitation)


def test_an_address_is_repaired_and_the_old_link_stops(request_, mailbox, client):
    invitation, owner = request_.invitations[0], request_.file.owner
    key = known_key(invitation)
    mail_with(MailStatus.FAILED, invitation)
    follow()
    changing.send_again(invitation, "right@example.org", by=owner, at=NOON)
    assert [mail.recipient for mail in mailbox()] == ["right@example.org"]
    assert invitation.undeliverable_at is None
    assert client.get(f"/uitnodiging/{key}").status_code == 404


@pytest.mark.parametrize("status", [MailStatus.SENT, MailStatus.WAITING, MailStatus.SENDING])
def test_a_mail_that_went_or_will_go_is_not_sent_again(request_, status):
    invitation = request_.invitations[0]
    mail_with(status, invitation)
    with pytest.raises(DomainError):
        changing.send_again(invitation, "right@example.org", by=request_.file.owner, at=NOON)


# Reminders


def test_firms_that_did_not_answer_are_reminded_once(request_, mailbox):
    silent, quick = request_.invitations
    answering.answer(quick, INTERESTED, by=None, at=NOON)
    assert changing.remind(request_, by=request_.file.owner, at=NOON) == 1
    assert changing.remind(request_, by=request_.file.owner, at=NOON) == 0
    assert [mail.recipient for mail in mailbox()] == [silent.sent_to]


@pytest.mark.parametrize(
    ("day", "is_due"),
    [(24, False), (25, True), (26, True), (27, True)],  # Friday 27 March: two working days before is Wednesday 25
)
def test_the_worker_reminds_two_working_days_before_the_day_to_answer_by(request_, clock, day, is_due):
    request_.answer_by = date(2026, 3, 27)
    save(request_)
    clock(NOON.replace(day=day))
    assert following.remind_silent() is is_due
    assert not following.remind_silent()


def test_without_a_day_to_answer_by_the_deadline_counts(request_):
    assert following.reminder_day(request_) == date(2026, 3, 31)  # between them: Good Friday and Easter


def test_nobody_is_reminded_of_a_request_that_went_out_later_than_that(request_, clock):
    request_.answer_by = date(2026, 3, 18)
    save(request_)
    clock(NOON.replace(day=17))
    assert not following.remind_silent()


def test_a_reminder_opens_the_page_and_the_first_link_works_on(request_, client, session):
    invitation = request_.invitations[0]
    first = known_key(invitation)
    changing.remind(request_, by=None, at=NOON)
    session.commit()
    while relay_one():
        pass
    mail = session.query(MailMessage).filter_by(recipient=invitation.sent_to).one()
    link = next(word for word in mail.text.split() if "/uitnodiging/" in word)
    for key in (first, link.rsplit("/", 1)[-1]):
        assert client.get(f"/uitnodiging/{key}").status_code == 200


# Extension


def test_the_deadline_moves_for_all_firms_with_one_mail_each(request_, mailbox, session):
    changing.extend(request_, LATER, reason="Drawing came late.", by=request_.file.owner, at=NOON)
    assert request_.deadline == LATER
    [change] = session.query(DeadlineChange)
    assert (change.old, change.new, change.reason) == (DEADLINE, LATER, "Drawing came late.")
    assert len(mailbox()) == 2


@pytest.mark.parametrize(
    ("moment", "new", "reason"),
    [
        (NOON, DEADLINE, "Why"),
        (NOON, DEADLINE - timedelta(days=1), "Why"),
        (DEADLINE, LATER, "Why"),
        (NOON, LATER, " "),
    ],
)
def test_a_deadline_moves_only_forward_in_time_and_with_a_reason(request_, moment, new, reason):
    with pytest.raises(DomainError):
        changing.extend(request_, new, reason=reason, by=request_.file.owner, at=moment)


# Withdrawal


def test_a_withdrawn_firm_hears_why_and_the_others_hear_nothing(request_, mailbox):
    invitation = request_.invitations[0]
    changing.withdraw_invitation(invitation, reason="Insolvent.", by=request_.file.owner, at=NOON)
    assert [mail.recipient for mail in mailbox()] == [invitation.sent_to]
    with pytest.raises(DomainError):
        changing.withdraw_invitation(invitation, reason="Again.", by=request_.file.owner, at=NOON)


def test_a_withdrawn_request_closes_all_pages_and_all_firms_hear_why(request_, mailbox, client):
    key = known_key(request_.invitations[0])
    changing.withdraw(request_, reason="No money.", by=request_.file.owner, at=NOON)
    assert len(mailbox()) == 2
    assert client.get(f"/uitnodiging/{key}").status_code == 404
    with pytest.raises(DomainError):
        changing.remind(request_, by=request_.file.owner, at=NOON)


def test_a_withdrawn_firm_gets_no_more_mail(request_, mailbox):
    out, kept = request_.invitations
    owner = request_.file.owner
    changing.withdraw_invitation(out, reason="Insolvent.", by=owner, at=NOON)
    mailbox()
    changing.extend(request_, LATER, reason="Late.", by=owner, at=NOON)
    assert [mail.recipient for mail in mailbox()][1:] == [kept.sent_to]


# Questions


def test_an_answer_goes_to_all_firms_in_words_that_do_not_tell_who_asked(request_, mailbox, session):
    asker = request_.invitations[0]
    question = answering.ask(asker, f"{asker.firm}: may grass stay?", by=None, at=NOON)
    owner = request_.file.owner
    answering.publish_answer(question, published="May grass stay?", answer="Yes.", by=owner, at=NOON)
    mails = [mail for mail in mailbox() if mail.recipient != owner.email]
    assert len(mails) == 2
    assert not [mail for mail in mails if asker.firm in mail.subject + mail.text]
    assert question.text.startswith(asker.firm)


def test_the_owner_hears_of_a_question_but_not_in_a_mail_what_it_is(request_, mailbox):
    answering.ask(request_.invitations[0], "Secret plan?", by=None, at=NOON)
    [mail] = mailbox()
    assert mail.recipient == request_.file.owner.email
    assert "Secret plan?" not in mail.text


def test_a_question_is_answered_once_and_not_after_the_deadline(request_):
    first = answering.ask(request_.invitations[0], "One?", by=None, at=NOON)
    second = answering.ask(request_.invitations[0], "Two?", by=None, at=NOON)
    values = {"published": "One?", "answer": "Yes.", "by": request_.file.owner}
    answering.publish_answer(first, **values, at=NOON)
    for question, moment in ((first, NOON), (second, DEADLINE)):
        with pytest.raises(DomainError):
            answering.publish_answer(question, **values, at=moment)
