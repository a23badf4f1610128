"""Every move between statuses, allowed or not."""

from datetime import timedelta
from itertools import product

import pytest

from app.core.clock import now
from app.core.errors import DomainError
from app.news.models import NewsStatus
from app.news.moves import MOVES, may_move, move
from app.news.publishing import archive, publish, schedule, take_back
from app.news.services import discard
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member
from tests.factories.news import make_draft, make_news

DRAFT, SCHEDULED, PUBLISHED, ARCHIVED = NewsStatus
ALLOWED = {
    (DRAFT, SCHEDULED),
    (DRAFT, PUBLISHED),
    (SCHEDULED, SCHEDULED),
    (SCHEDULED, DRAFT),
    (SCHEDULED, PUBLISHED),
    (PUBLISHED, ARCHIVED),
    (ARCHIVED, PUBLISHED),
}
PAIRS = list(product(NewsStatus, NewsStatus))


def item_that_is(status):
    if status in (PUBLISHED, ARCHIVED):
        return make_news(status=status)
    return make_draft(status=status, publish_at=NOON + timedelta(days=1) if status is SCHEDULED else None)


def verb_to(status):
    by = make_desk_member()
    return {
        DRAFT: lambda item: take_back(item, by=by, at=now()),
        SCHEDULED: lambda item: schedule(item, NOON + timedelta(days=3), by=by, at=now()),
        PUBLISHED: lambda item: publish(item, by=by, at=now()),
        ARCHIVED: lambda item: archive(item, by=by, at=now()),
    }[status]


def test_the_table_is_about_every_status():
    assert set(MOVES) == set(NewsStatus)


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_only_what_the_table_allows_is_done(session, clock, start, end):
    item, act = item_that_is(start), verb_to(end)
    if (start, end) in ALLOWED:
        act(item)
        assert item.status is end
        return
    with pytest.raises(DomainError):
        act(item)
    assert item.status is start


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_a_policy_and_a_move_say_the_same(session, start, end):
    item = item_that_is(start)
    assert may_move(item, end) is ((start, end) in ALLOWED)
    if not may_move(item, end):
        with pytest.raises(DomainError):
            move(item, end)


@pytest.mark.parametrize("status", [each for each in NewsStatus if each is not DRAFT])
def test_only_a_draft_is_thrown_away(session, status):
    with pytest.raises(DomainError):
        discard(item_that_is(status), by=make_desk_member())
