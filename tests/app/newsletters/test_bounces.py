"""Mail that came back is read; three in a row stop a subscription, and the page of the issue tells."""

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import now
from app.core.db import transaction
from app.newsletters.models import RecipientStatus
from app.newsletters.sending.notifications import Reading, read, reports_in
from app.newsletters.sending.returning import recipient_of, return_address
from tests.factories.accounts import make_desk_member
from tests.factories.newsletters import make_issue, make_reader, make_recipient
from tests.factories.organisations import make_region

NOTIFICATION = """From: MAILER-DAEMON@mx.example.nl
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="next"

--next
Content-Type: text/plain

I am sorry to have to inform you that your message could not be delivered.

--next
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.nl

Original-Recipient: rfc822;{original}
Final-Recipient: rfc822; {final}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such user

--next--
"""


def notification(final="weg@example.nl", *, original="", action="failed", status="5.1.1", to="noreply@example.nl"):
    words = {"final": final, "original": original or final, "action": action, "status": status, "to": to}
    return NOTIFICATION.format(**words).encode()


@pytest.fixture(autouse=True)
def region(session, clock):
    make_region()


@pytest.fixture
def reader(session, region):
    return make_reader("weg@example.nl")


def make_sent(reader, **values):
    return make_recipient(make_issue(), reader, status=RecipientStatus.SENT, sent_at=now(), **values)


def note(raw):
    with transaction():
        return read(raw, at=now())


def test_a_notification_about_an_address_marks_the_newest_copy_that_went_there(reader):
    older, newer = make_sent(reader), make_sent(reader)
    assert note(notification("WEG@example.nl")) is Reading.BOUNCED
    assert (older.bounced_at, newer.bounced_at, newer.error) == (None, now(), "5.1.1")
    assert reader.bounces == 1


def test_the_address_as_we_wrote_it_counts_where_it_was_passed_on(reader):
    copy = make_sent(reader)
    assert note(notification("nieuw@elders.example", original="weg@example.nl")) is Reading.BOUNCED
    assert copy.bounced_at is not None


@pytest.mark.parametrize(
    ("action", "status"),
    [
        ("delayed", "4.4.1"),
        ("failed", "4.4.7"),
        ("failed", "4.2.2"),
        ("delivered", "2.0.0"),
        ("failed", ""),
        ("", "5.1.1"),
    ],
)
def test_what_passes_does_not_count(reader, action, status):
    copy = make_sent(reader)
    assert note(notification(action=action, status=status)) is Reading.TRANSIENT
    assert (copy.bounced_at, reader.bounces) == (None, 0)


def test_three_in_a_row_stop_the_subscription(reader):
    for number in (1, 2, 3):
        make_sent(reader)
        assert reader.stopped_at is None
        note(notification())
        assert reader.bounces == number
    assert reader.stopped_at == now()


def test_one_that_arrived_begins_the_count_anew(reader):
    for _ in range(2):
        make_sent(reader)
        note(notification())
    make_sent(reader)
    make_sent(reader)
    note(notification())
    assert (reader.bounces, reader.stopped_at) == (1, None)


def test_the_same_notification_twice_counts_once(reader):
    make_sent(reader)
    note(notification())
    note(notification())
    assert reader.bounces == 1


def test_nothing_is_believed_of_an_address_to_which_nothing_went_lately(reader, clock):
    assert note(notification("onbekend@example.nl")) is Reading.UNKNOWN
    make_sent(reader)
    clock(now() + timedelta(days=15))
    assert note(notification()) is Reading.UNKNOWN
    assert reader.bounces == 0


@pytest.fixture
def returning(app, monkeypatch):
    config = replace(app.extensions["config"], BOUNCE_ADDRESS="terug@example.nl")
    monkeypatch.setitem(app.extensions, "config", config)


def test_a_copy_that_has_its_own_address_to_return_to_is_known_by_it(reader, returning):
    older, newer = make_sent(reader), make_sent(reader)
    address = return_address(older.id).upper()
    assert note(notification("onbekend@example.nl", to=address)) is Reading.BOUNCED
    assert (older.bounced_at, newer.bounced_at) == (now(), None)


def test_an_address_to_return_to_cannot_be_made_up(reader, returning):
    copy = make_sent(reader)
    right = return_address(copy.id)
    assert recipient_of(right) is copy
    number = f"+n{copy.id}-"
    assert recipient_of(right.replace(number, f"+n{copy.id + 1}-")) is None
    assert recipient_of(f"terug{number}{'0' * 16}@example.nl") is None


def test_where_copies_have_one_a_notification_that_names_an_address_alone_is_not_believed(reader, returning):
    copy = make_sent(reader)
    assert note(notification(reader.email)) is Reading.UNKNOWN
    assert copy.bounced_at is None


def test_without_a_setting_copies_return_to_the_sender(reader):
    assert return_address(1) == ""


def test_an_answer_from_a_person_is_no_notification(reader):
    make_sent(reader)
    answer = EmailMessage()
    answer["From"], answer["Subject"] = "weg@example.nl", "Re: nieuws"
    answer.set_content("Action: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822;weg@example.nl")
    assert note(answer.as_bytes()) is Reading.NO_NOTIFICATION
    assert reader.bounces == 0


@given(st.binary(max_size=300), st.integers(0, 900))
def test_whatever_comes_in_is_read_without_failing(rubbish, place):
    raw = notification()
    changed = raw[:place] + rubbish + raw[place + len(rubbish) :]
    assert all(isinstance(report.is_for_good, bool) for report in reports_in(message_from_bytes(changed)))


def test_the_command_reads_one_mail_from_standard_input(app, reader, session):
    make_sent(reader)
    session.commit()
    result = app.test_cli_runner().invoke(args=["newsletters", "bounces"], input=notification())
    assert result.output == "1 bounced, 0 transient, 0 unknown, 0 no notification\n"


def test_the_command_reads_a_maildir_and_leaves_nothing_new(app, reader, session, tmp_path):
    (tmp_path / "new").mkdir()
    make_sent(reader)
    session.commit()
    for name, raw in (("1.host", notification()), ("2.host", b"hallo"), ("3.host", notification(action="delayed"))):
        (tmp_path / "new" / name).write_bytes(raw)
    runner = app.test_cli_runner()
    result = runner.invoke(args=["newsletters", "bounces", str(tmp_path)])
    assert result.output == "1 bounced, 1 transient, 0 unknown, 1 no notification\n"
    assert list((tmp_path / "new").iterdir()) == []
    assert len(list((tmp_path / "cur").iterdir())) == 3


def test_the_page_of_the_issue_and_the_reader_both_see_it(client, reader):
    copy = make_sent(reader)
    note(notification())
    client.sign_in(make_desk_member())
    page = client.get(f"/nieuwsbrief/beheer/{copy.issue_id}/verzendlijst?stand=bounced").get_data(as_text=True)
    assert "weg@example.nl" in page
    assert "5.1.1" in page
