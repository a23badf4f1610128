"""Somebody who speaks for an association, and an event of it."""

import pytest

from app.core.model import id_of
from app.events.models import EventStatus
from app.organisations.bodies import Body
from tests.app.events.organising.pages import JUNE
from tests.factories.accounts import make_board_member
from tests.factories.events import make_event
from tests.factories.organisations import make_association


@pytest.fixture(autouse=True)
def _noon(clock):
    """16 March 2026."""


@pytest.fixture
def board(client):
    """The association for which the person at the browser speaks."""
    association = make_association()
    client.sign_in(make_board_member(association))
    return Body(id_of(association))


@pytest.fixture
def draft(board):
    return make_event(board, starts_at=JUNE, status=EventStatus.DRAFT, published_at=None)


@pytest.fixture
def published(board):
    return make_event(board, starts_at=JUNE)
