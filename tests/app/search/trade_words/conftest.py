"""Words of the desk are kept in the process: what a test added must not outlive it."""

import pytest

from app.reference import trade_words
from app.reference.models import TradeWord
from tests.factories.accounts import make_desk_member


@pytest.fixture(autouse=True)
def _forget_words(session):
    trade_words.look_again()
    yield
    session.query(TradeWord).delete()
    trade_words.look_again()
    trade_words.current()


@pytest.fixture
def desk(client):
    user = make_desk_member()
    client.sign_in(user)
    return user
