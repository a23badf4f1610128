"""The invented news."""

from collections import Counter

import pytest

from app.news.demonstration import load
from app.news.models import NewsItem, NewsShare, NewsStatus
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_buyer, make_desk_member
from tests.factories.organisations import make_association, make_region

KEYS = ("stuwwal", "zeven-linden", "kromme-oever", "vossenveld")


@pytest.fixture
def items(session, clock):
    make_region()
    make_desk_member()
    for key in KEYS:
        make_board_member(make_association(key=key))
    for code in ("GM0355", "GM1581"):
        make_buyer(code)
    load(NOON)
    return session.query(NewsItem).order_by(NewsItem.id).all()


def test_the_region_tells_of_all_its_bodies_over_the_years(session, items):
    assert {item.year for item in items if item.year} == set(range(2018, 2027))
    assert len({item.body for item in items}) == len(KEYS) + 3
    counts = Counter(item.status for item in items)
    assert counts == {NewsStatus.PUBLISHED: 25, NewsStatus.DRAFT: 1, NewsStatus.SCHEDULED: 1, NewsStatus.ARCHIVED: 1}
    assert session.query(NewsShare).count() > 8
    assert [bool(item.picture.alt) for item in items if item.picture] == [True] * 6
    assert all(item.made_by_id for item in items)


def test_without_the_invented_region_there_is_no_news(session):
    load(NOON)
    assert session.query(NewsItem).count() == 0
