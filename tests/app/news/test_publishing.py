"""Publishing now, at a moment, and what the worker does."""

from datetime import UTC, datetime, timedelta

import pytest

from app.core.clock import now
from app.core.errors import DomainError
from app.news.addresses import path_of
from app.news.models import NewsStatus
from app.news.publishing import archive, publish, publish_next_due, schedule
from app.news.services import change
from tests.app.news.writing import some_details
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member
from tests.factories.news import make_draft


def published(title="Eerste avond", *, at=NOON):
    item = make_draft(title=title)
    publish(item, by=make_desk_member(), at=at)
    return item


def planned(moment, **values):
    return make_draft(status=NewsStatus.SCHEDULED, publish_at=moment, **values)


@pytest.mark.parametrize(
    ("moment", "path"),
    [
        (datetime(2018, 1, 31, 22, 59, tzinfo=UTC), "/nieuws/2018/01/eerste-avond"),
        (datetime(2018, 1, 31, 23, 0, tzinfo=UTC), "/nieuws/2018/02/eerste-avond"),  # midnight in Amsterdam
        (datetime(2018, 7, 31, 22, 0, tzinfo=UTC), "/nieuws/2018/08/eerste-avond"),  # and in summer
        (datetime(2018, 12, 31, 23, 0, tzinfo=UTC), "/nieuws/2019/01/eerste-avond"),
    ],
)
def test_the_address_has_the_month_in_amsterdam(session, moment, path):
    assert path_of(published(at=moment)) == path


def test_titles_that_collide_in_a_month_get_a_number(session):
    paths = [path_of(published()) for _each in range(3)]
    assert [path.rpartition("/")[2] for path in paths] == ["eerste-avond", "eerste-avond-2", "eerste-avond-3"]


def test_a_title_that_ends_in_that_number_is_passed_over(session):
    published("Eerste avond 2")
    published("Eerste avond")
    assert path_of(published("Eerste avond")).endswith("/eerste-avond-3")


def test_the_same_title_is_free_in_another_month(session):
    published()
    assert path_of(published(at=NOON + timedelta(days=31))).endswith("/eerste-avond")


@pytest.mark.parametrize("title", ["!!!", "新聞", "—"])
def test_a_title_without_a_latin_letter_has_an_address_too(session, title):
    assert path_of(published(title)) == "/nieuws/2026/03/bericht"


def test_another_title_keeps_the_address(session):
    item = published()
    before = path_of(item)
    change(item, some_details(title="Heel iets anders"), seen_version=item.version, by=make_desk_member(), at=now())
    assert path_of(item) == before


def test_what_comes_back_from_the_archive_keeps_address_and_date(session):
    item, by = published(), make_desk_member()
    before = path_of(item), item.publish_at
    archive(item, by=by, at=NOON + timedelta(days=40))
    publish(item, by=by, at=NOON + timedelta(days=80))
    assert (path_of(item), item.publish_at) == before


def test_what_has_no_introduction_is_not_published(session):
    with pytest.raises(DomainError):
        publish(make_draft(introduction=" "), by=make_desk_member(), at=NOON)


def test_what_has_no_introduction_is_not_planned(session, clock):
    with pytest.raises(DomainError):
        schedule(make_draft(introduction=""), NOON + timedelta(days=1), by=make_desk_member(), at=NOON)


def test_a_planned_one_keeps_its_introduction(session):
    item = planned(NOON + timedelta(days=1))
    with pytest.raises(DomainError):
        change(item, some_details(introduction=""), seen_version=item.version, by=make_desk_member(), at=NOON)


@pytest.mark.parametrize("moment", [NOON, NOON - timedelta(minutes=1), datetime(1, 1, 1, tzinfo=UTC)])
def test_a_moment_that_is_over_is_refused(session, moment):
    with pytest.raises(DomainError):
        schedule(make_draft(), moment, by=make_desk_member(), at=NOON)


def test_the_worker_leaves_what_is_not_due(session, clock):
    item = planned(NOON + timedelta(minutes=1))
    assert publish_next_due() is False
    assert item.status is NewsStatus.SCHEDULED


def test_the_worker_publishes_at_the_minute(session, clock):
    item = planned(clock(NOON))
    assert publish_next_due() is True
    assert (item.status, item.publish_at) == (NewsStatus.PUBLISHED, NOON)


def test_what_is_due_is_published_once(session, clock):
    planned(NOON)
    assert [publish_next_due() for _round in range(2)] == [True, False]


def test_a_worker_that_was_down_catches_up_with_all_of_it(session, clock):
    items = [planned(NOON - timedelta(hours=hours)) for hours in (1, 30, 200)]
    while publish_next_due():
        pass
    assert {item.status for item in items} == {NewsStatus.PUBLISHED}


def test_what_comes_late_is_dated_on_the_moment_it_appeared(session, clock):
    """A newsletter and a feed would otherwise pass over it."""
    item = planned(datetime(2026, 2, 28, 23, 30, tzinfo=UTC))
    publish_next_due()
    assert (item.publish_at, path_of(item)[:16]) == (NOON, "/nieuws/2026/03/")


def test_the_first_that_was_due_gets_the_plain_address(session, clock):
    second = planned(NOON - timedelta(hours=1), title="Feest")
    first = planned(NOON - timedelta(hours=2), title="Feest")
    while publish_next_due():
        pass
    assert [item.slug for item in (first, second)] == ["feest", "feest-2"]


def test_a_worker_killed_before_its_commit_leaves_it_for_the_next(session, clock, monkeypatch):
    item = planned(NOON)
    with monkeypatch.context() as broken:
        broken.setattr("app.news.publishing.give_address", lambda *_all: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            publish_next_due()
    session.expire_all()
    assert (item.status, item.slug) == (NewsStatus.SCHEDULED, None)
    assert publish_next_due() is True
    assert item.status is NewsStatus.PUBLISHED
