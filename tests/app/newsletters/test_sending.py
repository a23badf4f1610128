"""Each reader gets at most one copy, of what they follow, and a server that fails costs nobody theirs."""

import smtplib
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.consents.services import withdraw
from app.core.clock import now
from app.core.db import transaction
from app.mail.models import MailMessage
from app.mail.transport import MayHaveGone
from app.newsletters.issues import services
from app.newsletters.models import IssueStatus, Recipient, RecipientStatus
from app.newsletters.reading import queries
from app.newsletters.sending import worker
from app.newsletters.sending.outcomes import MOST_ATTEMPTS
from app.organisations.bodies import REGION, Body
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member
from tests.factories.newsletters import make_issue, make_item, make_reader, make_recipient, make_sending_issue
from tests.factories.organisations import make_association, make_region
from tests.mail_server import Mailbag, mail_server


@pytest.fixture(autouse=True)
def region(session, clock):
    make_region()


class FakeServer:
    """`answers` holds an exception for a number of a mail, counted from 0."""

    def __init__(self):
        self.mails, self.answers, self.connections, self.is_away = [], {}, 0, None

    @contextmanager
    def connected(self, _url, _sender):
        self.connections += 1
        if self.is_away:
            raise self.is_away
        yield self

    def send(self, mail, *, returns_to):
        self.mails.append(mail)
        answer = self.answers.pop(len(self.mails) - 1, None)
        if answer:
            raise answer

    @property
    def recipients(self):
        return [mail.recipient for mail in self.mails]


@pytest.fixture
def server(monkeypatch):
    fake = FakeServer()
    monkeypatch.setattr(worker, "connected", fake.connected)
    return fake


def send_all():
    while worker.send_batch():
        pass


def statuses(session, issue):
    rows = session.scalars(select(Recipient).where(Recipient.issue_id == issue.id).order_by(Recipient.id))
    return [row.status.value for row in rows]


def test_every_reader_gets_one_copy_and_the_issue_is_done(session, server):
    readers = [make_reader() for _ in range(3)]
    issue = make_sending_issue(*readers)
    send_all()
    assert sorted(server.recipients) == sorted(reader.email for reader in readers)
    assert statuses(session, issue) == ["sent"] * 3
    assert (issue.status, issue.finished_at) == (IssueStatus.SENT, now())


def test_pressing_send_puts_every_reader_in_the_row_once(session, server):
    readers = [make_reader() for _ in range(3)]
    make_reader(stopped_at=now())
    issue, by = make_issue(), make_desk_member()
    with transaction():
        services.send(issue, seen_version=issue.version, by=by, at=now())
    rows = session.scalars(select(Recipient)).all()
    assert sorted(row.email for row in rows) == sorted(reader.email for reader in readers)
    assert {(row.status, row.attempts, row.due_at) for row in rows} == {(RecipientStatus.WAITING, 0, NOON)}
    send_all()
    assert issue.status is IssueStatus.SENT


def test_a_batch_goes_over_one_connection(session, server):
    make_sending_issue(*(make_reader() for _ in range(5)))
    worker.send_batch()
    assert server.connections == 1


def test_a_reader_gets_what_they_follow_and_nothing_gets_no_mail(session, server):
    association = Body(make_association().id)
    all_of_it = make_reader("1@example.nl")
    by_label = make_reader("2@example.nl", topics=["energie"])
    by_body = make_reader("3@example.nl", bodies=[association])
    by_both = make_reader("4@example.nl", bodies=[REGION], topics=["energie"])
    other = make_reader("5@example.nl", topics=["iets-anders"])
    by_kind = make_reader("6@example.nl", topics=["sample"])
    issue = make_sending_issue(all_of_it, by_label, by_body, by_both, other, by_kind)
    first = make_item(issue, REGION, topics="duurzaam").title
    second = make_item(issue, association, topics="energie zorg").title
    send_all()
    got = {mail.recipient: [title for title in (first, second) if title in mail.text] for mail in server.mails}
    assert got == {
        "1@example.nl": [first, second],
        "2@example.nl": [second],
        "3@example.nl": [second],
        "6@example.nl": [first, second],
    }
    assert statuses(session, issue) == ["sent", "sent", "sent", "skipped", "skipped", "sent"]


def test_who_follows_an_association_gets_all_that_it_sends(session, server):
    association = Body(make_association().id)
    issue = make_sending_issue(make_reader(bodies=[association]), body=association)
    title = make_item(issue, REGION).title
    send_all()
    assert title in server.mails[0].text


def test_who_stopped_while_it_goes_out_gets_nothing(session, server):
    stays, goes, bounced = make_reader(), make_reader(), make_reader(stopped_at=now())
    issue = make_sending_issue(stays, goes, bounced)
    with transaction():
        withdraw(queries.consent_of(goes), how="link", at=now())
    send_all()
    assert server.recipients == [stays.email]
    assert statuses(session, issue) == ["sent", "skipped", "skipped"]


def test_an_issue_that_is_stopped_waits_and_goes_on_where_it_was(session, server, monkeypatch):
    monkeypatch.setattr(worker, "BATCH", 2)
    issue = make_sending_issue(*(make_reader() for _ in range(5)))
    by = make_desk_member()
    worker.send_batch()
    with transaction():
        services.stop(issue, by=by, at=now())
    send_all()
    assert statuses(session, issue) == ["sent"] * 2 + ["waiting"] * 3
    with transaction():
        services.go_on(issue, by=by, at=now())
    send_all()
    assert len(set(server.recipients)) == len(server.recipients) == 5


def test_a_server_that_is_away_costs_nobody_their_copy_and_is_asked_ever_less(session, server, clock):
    issue = make_sending_issue(make_reader())
    server.is_away = ConnectionRefusedError()
    waits = []
    for _ in range(4):
        send_all()
        waits.append(issue.due_at - now())
        clock(issue.due_at)
    assert waits == sorted(set(waits))
    assert statuses(session, issue) == ["waiting"]
    server.is_away = None
    send_all()
    assert (statuses(session, issue), issue.failures) == (["sent"], 0)


@pytest.mark.parametrize(
    "failure",
    [
        smtplib.SMTPServerDisconnected("gone"),
        smtplib.SMTPSenderRefused(451, b"later", "a@example.nl"),
        smtplib.SMTPDataError(421, b"closing"),
        ConnectionResetError(),
    ],
)
def test_a_server_that_fails_before_the_words_went_gets_the_mail_again_later(session, server, clock, failure):
    issue = make_sending_issue(make_reader())
    server.answers[0] = failure
    send_all()
    assert statuses(session, issue) == ["waiting"]
    clock(issue.due_at)
    send_all()
    assert statuses(session, issue) == ["sent"]


def test_a_mail_that_may_have_gone_is_unknown_and_not_sent_again(session, server, clock):
    first, second = make_reader(), make_reader()
    issue = make_sending_issue(first, second)
    server.answers[0] = MayHaveGone()
    send_all()
    clock(issue.due_at)
    send_all()
    assert server.recipients == [first.email, second.email]
    assert statuses(session, issue) == ["unknown", "sent"]
    assert issue.status is IssueStatus.SENT


def test_a_mail_in_flight_at_a_kill_is_unknown_and_not_sent_again(session, server, clock):
    issue = make_sending_issue()
    make_recipient(issue, make_reader(), status=RecipientStatus.SENDING, claimed_at=now())
    send_all()
    assert issue.status is IssueStatus.SENDING
    clock(now() + worker.LONGEST_SENDING + timedelta(seconds=1))
    send_all()
    assert (server.recipients, statuses(session, issue)) == ([], ["unknown"])
    assert issue.status is IssueStatus.SENT


def test_an_address_that_is_refused_for_now_is_tried_again_and_in_the_end_fails(session, server, clock):
    reader = make_reader()
    issue = make_sending_issue(reader)
    refusal = smtplib.SMTPRecipientsRefused({reader.email: (450, b"grey")})
    server.answers = dict.fromkeys(range(MOST_ATTEMPTS), refusal)
    for _ in range(MOST_ATTEMPTS):
        send_all()
        clock(now() + timedelta(days=1))
    assert statuses(session, issue) == ["failed"]
    assert (len(server.mails), reader.bounces) == (MOST_ATTEMPTS, 0)


def test_an_address_that_is_refused_for_good_counts_as_come_back(session, server):
    reader = make_reader()
    issue = make_sending_issue(reader)
    server.answers[0] = smtplib.SMTPRecipientsRefused({reader.email: (550, b"no such user")})
    send_all()
    assert statuses(session, issue) == ["failed"]
    assert reader.bounces == 1


def test_an_address_that_the_server_cannot_write_does_not_hold_up_the_others(session, server):
    issue = make_sending_issue(make_reader("bloesem-é@example.nl"), make_reader())
    server.answers[0] = smtplib.SMTPNotSupportedError("SMTPUTF8")
    send_all()
    assert statuses(session, issue) == ["failed", "sent"]


def test_in_a_demonstration_the_mails_lie_in_the_mailbox(client, session):
    reader = make_reader()
    make_sending_issue(reader, subject="Zomernieuws")
    send_all()
    [mail] = session.scalars(select(MailMessage))
    assert (mail.recipient, mail.subject) == (reader.email, "Zomernieuws")
    assert "Zomernieuws" in client.get("/mailbox").get_data(as_text=True)


def test_the_mail_stops_with_one_click_and_tracks_nobody(app, session, monkeypatch):
    bag, readers = Mailbag(), [make_reader(), make_reader()]
    issue = make_sending_issue(*readers, introduction="Zie [de lijst](/leveranciers) en [elders](//elders.example/x).")
    make_item(issue)
    with mail_server(bag) as url:
        config = replace(app.extensions["config"], MAIL_URL=url, BOUNCE_ADDRESS="terug@example.nl")
        monkeypatch.setitem(app.extensions, "config", config)
        send_all()
    first, second = bag.mails
    assert bag.connections == 1
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/toestemming/stoppen/" in first["List-Unsubscribe"]
    assert [address[:7] for address in bag.returns_to] == ["terug+n"] * 2
    html = [mail.get_body(("html",)).get_content() for mail in (first, second)]
    assert "<img" not in html[0]
    assert 'href="http://localhost/leveranciers"' in html[0]
    links = [set(page.split('"')) for page in html]
    assert sorted(link.split("/")[-2] for link in links[0] - links[1]) == ["stoppen", "voorkeuren"]
