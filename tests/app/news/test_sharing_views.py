"""Boards that share the news of others, on its page."""

import pytest

from app.news.sharing import share
from app.organisations.bodies import Body
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_desk_member
from tests.factories.news import make_news
from tests.factories.organisations import make_association, make_region

HOME = "/nieuws/beheer"


@pytest.fixture
def association(client):
    """One of whose board somebody is signed in."""
    make_region()
    made = make_association()
    client.sign_in(make_board_member(made))
    return made


def test_a_board_shares_the_news_of_others_and_stops(client, association):
    item = make_news()
    client.post(f"{HOME}/{item.id}/delen", data={"body": f"vereniging-{association.id}"})
    assert [each.body for each in item.shares] == [Body(association.id)]
    client.post(f"{HOME}/{item.id}/delen/{item.shares[0].id}/stoppen")
    assert item.shares == []


def test_nobody_shares_in_the_name_of_others(client, association):
    item = make_news()
    client.post(f"{HOME}/{item.id}/delen", data={"body": f"vereniging-{make_association().id}"})
    assert item.shares == []


def test_nobody_ends_what_two_others_share(client, association):
    item = make_news()
    share(item, Body(make_association().id), by=make_desk_member(), at=NOON)
    assert client.post(f"{HOME}/{item.id}/delen/{item.shares[0].id}/stoppen").status_code == 404
