"""News of one body among that of another."""

import pytest

from app.core.errors import DomainError
from app.news.models import NewsStatus
from app.news.policies import may_share, may_unshare
from app.news.queries import Scope, archive, latest
from app.news.sharing import find_share, share, unshare
from app.organisations.bodies import Body
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_desk_member, make_user
from tests.factories.news import make_draft, make_news
from tests.factories.organisations import make_association


@pytest.fixture
def ours(session):
    return Body(make_association().id)


@pytest.fixture
def theirs(session):
    return Body(make_association().id)


def shared(item, body):
    share(item, body, by=make_desk_member(), at=NOON)
    return item.shares[-1]


def test_what_a_body_shares_stands_in_its_list_and_archive(ours, theirs):
    item = make_news(theirs)
    shared(item, ours)
    assert latest(Scope(body=ours), 5) == [item]
    assert [(year.number, year.total) for year in archive(Scope(body=ours))] == [(2026, 1)]


def test_in_the_list_of_the_region_it_stands_once(ours, theirs):
    item = make_news(theirs)
    shared(item, ours)
    assert latest(Scope(), 5) == [item]


def test_the_origin_stays_what_it_was(ours, theirs):
    item = make_news(theirs)
    shared(item, ours)
    assert item.body == theirs


def test_sharing_twice_is_sharing_once(session, ours, theirs):
    item = make_news(theirs)
    shared(item, ours)
    shared(item, ours)
    session.expire(item)
    assert len(item.shares) == 1


def test_what_is_shared_no_longer_leaves_the_list(session, ours, theirs):
    item = make_news(theirs)
    unshare(shared(item, ours), by=make_desk_member())
    session.flush()
    assert latest(Scope(body=ours), 5) == []


def test_what_is_archived_leaves_every_list(session, ours, theirs):
    item = make_news(theirs)
    shared(item, ours)
    item.status = NewsStatus.ARCHIVED
    session.flush()
    assert latest(Scope(body=ours), 5) == []


def test_a_body_does_not_share_its_own(ours):
    with pytest.raises(DomainError):
        shared(make_news(ours), ours)


def test_a_draft_is_not_shared(ours, theirs):
    with pytest.raises(DomainError):
        shared(make_draft(theirs), ours)


def test_who_speaks_for_another_body_may_share(ours, theirs):
    item, board = make_news(theirs), make_board_member
    association = make_association()
    assert may_share(board(association), item)
    assert not may_share(make_user(), item)
    assert not may_share(None, item)


def test_the_board_it_comes_from_may_not_share_it_with_itself(session):
    association = make_association()
    assert not may_share(make_board_member(association), make_news(Body(association.id)))


def test_both_boards_may_end_it_and_nobody_else(session):
    one, two = make_association(), make_association()
    found = shared(make_news(Body(one.id)), Body(two.id))
    assert [may_unshare(make_board_member(each), found) for each in (one, two, make_association())] == [
        True,
        True,
        False,
    ]


def test_a_share_is_found_under_its_own_item_only(ours, theirs):
    item = make_news(theirs)
    found = shared(item, ours)
    assert find_share(item.id, found.id) is found
    assert find_share(make_news().id, found.id) is None
