"""Addresses go after their term, numbers stay; a person sees and erases what there is of them."""

from datetime import timedelta

from sqlalchemy import select

from app.core.clock import now
from app.core.db import transaction
from app.core.privacy import retentions
from app.newsletters import privacy
from app.newsletters.issues.queries import counts_of
from app.newsletters.models import IssueStatus, Recipient, RecipientStatus, Subscription
from tests.factories.accounts import make_user
from tests.factories.newsletters import make_issue, make_reader, make_recipient


def make_sent_issue(*readers, **values):
    issue = make_issue(status=IssueStatus.SENT, started_at=now(), finished_at=now(), **values)
    for reader in readers:
        make_recipient(issue, reader, status=RecipientStatus.SENT, sent_at=now())
    return issue


def retention(app):
    [found] = [each for each in retentions(app) if each.setting == "NEWSLETTER_LOG_DAYS"]
    return found


def test_of_an_old_issue_the_addresses_go_and_the_counts_stay(app, session, clock):
    bounced = make_reader()
    issue = make_sent_issue(make_reader(), make_reader())
    make_recipient(issue, bounced, status=RecipientStatus.FAILED, bounced_at=now())
    before = counts_of(issue)
    log = retention(app)
    assert log.count(now()) == 0
    later = now() + timedelta(seconds=1)
    assert log.count(later) == 3
    with transaction():
        assert [log.remove(later, 2), log.remove(later, 2)] == [2, 1]
    assert session.scalars(select(Recipient)).all() == []
    assert counts_of(issue) == before == {"sent": 2, "failed": 1, "bounced": 1}


def test_the_list_of_an_issue_that_is_going_out_stays(app, session, clock):
    issue = make_issue(status=IssueStatus.SENDING, started_at=now())
    make_recipient(issue, make_reader())
    assert retention(app).count(now() + timedelta(days=1000)) == 0


def test_a_person_sees_what_they_read_got_and_wrote(session, clock):
    person = make_user()
    make_sent_issue(make_reader(person.email, topics=["energie"]), subject="Zomernieuws", made_by_id=person.id)
    make_sent_issue(make_reader(), subject="Van anderen")
    subscription, got, written = privacy.collect(person)
    assert subscription["topics"] == ["energie"]
    assert (got["newsletter"], got["status"]) == ("Zomernieuws", "sent")
    assert written["written"] == "Zomernieuws"


def test_erasing_leaves_the_counts_and_the_others(session, clock):
    person, other = make_user(), make_reader()
    issue = make_sent_issue(make_reader(person.email), other, made_by_id=person.id)
    with transaction():
        assert privacy.erase(person) == []
    assert [each.email for each in session.scalars(select(Subscription))] == [other.email]
    assert [each.email for each in session.scalars(select(Recipient))] == [other.email]
    assert (issue.made_by_id, counts_of(issue)["sent"]) == (None, 2)
