"""The administrator sees whether the work goes on, and sets going what got stuck."""

from datetime import timedelta

import pytest

from app.administration.work.queries import jobs
from app.audit.services import trail
from app.core.clock import now
from app.mail.models import MailMessage, MailStatus
from app.outbox.models import Heartbeat, OutboxMessage
from app.outbox.registry import Loop
from app.outbox.relay import relay_one
from app.outbox.services import MOST_ATTEMPTS
from tests.conftest import NOON
from tests.factories import save

QUICK, NIGHTLY = Loop("quick", "Quick work", bool, 0.2), Loop("nightly", "Work of the night", bool, 3600)


def make_message(**values) -> OutboxMessage:
    defaults = {"kind": "accounts.SignedUp", "content": {"user_id": 0}, "created_at": NOON, "due_at": NOON}
    stuck = {"attempts": MOST_ATTEMPTS, "error": "ValueError"}
    return save(OutboxMessage(**{**defaults, **stuck, **values}))


def make_mail(**values) -> MailMessage:
    defaults = {"recipient": "jo@example.nl", "subject": "Welkom", "text": "tekst", "html": "<p>tekst</p>"}
    moments = {"created_at": now(), "due_at": now(), "attempts": 6, "status": MailStatus.FAILED, "error": "OSError"}
    return save(MailMessage(**{**defaults, **moments, **values}))


@pytest.mark.parametrize(
    ("loop", "ago", "is_late"),
    [
        (QUICK, timedelta(seconds=60), False),
        (QUICK, timedelta(minutes=2), True),
        (NIGHTLY, timedelta(minutes=50), False),
        (NIGHTLY, timedelta(minutes=62), True),
    ],
)
def test_a_job_is_late_when_it_gave_no_sign_for_longer_than_it_rests(session, loop, ago, is_late):
    save(Heartbeat(name=loop.name, at=NOON - ago))
    (job,) = jobs([loop], at=NOON)
    assert job.is_late is is_late


def test_a_job_that_never_ran_is_late(session):
    (job,) = jobs([QUICK], at=NOON)
    assert (job.is_late, job.beat_at) == (True, None)


def test_a_job_that_failed_says_with_what(admin, session):
    save(Heartbeat(name="mail", at=now(), error="OperationalError"))
    assert "OperationalError" in admin.get("/beheer/taken").get_data(as_text=True)


def test_a_message_that_got_stuck_is_tried_again(admin, session, clock):
    message = make_message()
    assert not relay_one()
    assert admin.post(f"/beheer/berichten/{message.id}/opnieuw").status_code == 303
    assert relay_one()
    assert message.handled_at is not None
    assert [entry.action for entry in trail(message)] == ["outbox_message.retried"]


def test_a_message_that_is_given_up_is_tried_no_more_and_keeps_its_error(admin, session, clock):
    message = make_message(attempts=3)
    assert admin.post(f"/beheer/berichten/{message.id}/opgeven").status_code == 303
    assert not relay_one()
    assert message.error == "ValueError"
    assert f"Bericht {message.id}" not in admin.get("/beheer/berichten").get_data(as_text=True)


@pytest.mark.parametrize("act", ["opnieuw", "opgeven"])
def test_a_message_that_was_handled_meanwhile_stays_handled(admin, session, act):
    message = make_message(handled_at=NOON)
    assert admin.post(f"/beheer/berichten/{message.id}/{act}").status_code == 422
    assert message.handled_at == NOON


def test_messages_that_never_failed_are_not_shown(admin, session):
    make_message(attempts=0, error=None)
    assert "Niets mislukt" in admin.get("/beheer/berichten").get_data(as_text=True)


def test_a_mail_that_failed_is_sent_again(admin, session, mailbox):
    mail = make_mail()
    assert mailbox() == []
    assert admin.post(f"/beheer/post/{mail.id}/opnieuw").status_code == 303
    assert [each.id for each in mailbox()] == [mail.id]
    assert [entry.action for entry in trail(mail)] == ["mail.sent_again"]


def test_of_a_mail_whose_fate_is_unknown_the_page_says_that_it_may_go_twice(admin, session):
    make_mail(status=MailStatus.UNKNOWN)
    assert "twee keer" in admin.get("/beheer/post").get_data(as_text=True)


@pytest.mark.parametrize("status", [MailStatus.SENT, MailStatus.SENDING, MailStatus.WAITING])
def test_a_mail_that_has_gone_or_is_about_to_is_not_sent_twice(admin, session, status):
    mail = make_mail(status=status)
    assert admin.post(f"/beheer/post/{mail.id}/opnieuw").status_code == 422
    assert mail.status is status


def test_acts_on_what_does_not_exist_are_not_found(admin):
    for path in ("/beheer/berichten/999999/opnieuw", "/beheer/berichten/999999/opgeven", "/beheer/post/999999/opnieuw"):
        assert admin.post(path).status_code == 404
