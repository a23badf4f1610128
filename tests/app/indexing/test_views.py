"""The page on which the desk sees how the index is doing."""

from datetime import timedelta

import pytest

from app.core.db import transaction
from app.indexing.following import rebuild
from app.indexing.slow_queries import note
from tests.conftest import NOON
from tests.factories.accounts import make_buyer, make_desk_member
from tests.factories.suppliers import make_listed

PAGE = "/loket/zoekindex"


@pytest.fixture(autouse=True)
def index(session, notes_folder, clock):
    rebuild()


@pytest.fixture
def desk(client, session):
    client.sign_in(make_desk_member())
    return client


def text_of(client):
    response = client.get(PAGE)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def test_only_the_desk_sees_it(client, session):
    assert client.get(PAGE).status_code == 303
    client.sign_in(make_buyer())
    assert client.get(PAGE).status_code == 403


def test_an_index_that_follows_is_up_to_date(desk):
    page = text_of(desk)
    assert "De index is bijgewerkt." in page
    assert "flask search rebuild" in page


def test_changes_that_wait_long_are_a_warning(desk, session, clock):
    with transaction():
        make_listed()
    assert "De index is bijgewerkt." in text_of(desk)
    clock(NOON + timedelta(minutes=2))
    assert "De index loopt achter" in text_of(desk)


def test_a_damaged_index_is_said_and_what_happens_now(desk, damaged_index):
    assert "De index is niet te lezen" in text_of(desk)


def test_slow_queries_are_shown_as_text(desk):
    note("<b>hovenier</b>", seconds=1.234, hits=14, at=NOON)
    page = text_of(desk)
    assert "&lt;b&gt;hovenier&lt;/b&gt;" in page
    assert "1.234" in page
