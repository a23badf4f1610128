"""Mail goes once; what failed or may have gone is shown."""

import smtplib
from datetime import timedelta

import pytest

from app.core.clock import now
from app.core.db import transaction
from app.mail import sending
from app.mail.letters import Letter, post
from app.mail.models import MailMessage, MailStatus
from app.mail.transport import MayHaveGone, as_email

LETTER = Letter("Hallo", "Beste Noor", ("Eerste alinea.", "Tweede."), "Open", "https://example.nl/x?a=1&b=2")


@pytest.fixture
def one_mail(session, clock):
    with transaction():
        post(LETTER, to="noor@example.nl")
    return session.query(MailMessage).one()


@pytest.fixture
def delivered(monkeypatch):
    """What was handed to the server; put an exception into `refuse` to have it refuse."""
    outcome = {"mails": [], "refuse": None}

    def deliver(mail, *, url, sender):
        outcome["mails"].append(mail.recipient)
        if outcome["refuse"]:
            raise outcome["refuse"]

    monkeypatch.setattr(sending, "deliver", deliver)
    return outcome


def test_a_waiting_mail_is_sent_once(one_mail, delivered):
    assert sending.send_one() is True
    assert sending.send_one() is False
    assert delivered["mails"] == ["noor@example.nl"]
    assert one_mail.status is MailStatus.SENT


def test_a_mail_that_fails_is_tried_again_later(one_mail, delivered, clock):
    delivered["refuse"] = OSError()
    sending.send_one()
    assert (one_mail.status, one_mail.error) == (MailStatus.WAITING, "OSError")
    assert sending.send_one() is False
    delivered["refuse"] = None
    clock(now() + timedelta(minutes=5))
    sending.send_one()
    assert one_mail.status is MailStatus.SENT


def test_a_refused_address_is_not_tried_again(one_mail, delivered):
    delivered["refuse"] = smtplib.SMTPRecipientsRefused({})
    sending.send_one()
    assert one_mail.status is MailStatus.FAILED


def test_a_mail_that_may_have_gone_is_shown_as_unknown_and_not_sent_again(one_mail, delivered):
    delivered["refuse"] = MayHaveGone()
    sending.send_one()
    assert one_mail.status is MailStatus.UNKNOWN
    assert sending.send_one() is False


def test_a_mail_in_flight_at_a_kill_is_shown_as_unknown_and_not_sent_again(session, one_mail, delivered, clock):
    with transaction():
        one_mail.status, one_mail.claimed_at = MailStatus.SENDING, now()
        post(LETTER, to="later@example.nl")
    clock(now() + sending.LONGEST_SENDING + timedelta(seconds=1))
    sending.send_one()
    assert delivered["mails"] == ["later@example.nl"]
    assert one_mail.status is MailStatus.UNKNOWN


def test_text_and_html_both_hold_the_words_and_the_link(one_mail):
    message = as_email(one_mail, "Streekbron <noreply@example.nl>")
    text = message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    assert "Eerste alinea." in text
    assert "https://example.nl/x?a=1&b=2" in text
    assert 'href="https://example.nl/x?a=1&amp;b=2"' in html
