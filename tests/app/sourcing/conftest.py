"""What the tests of the pages of a procurement file share."""

import pytest

from tests.factories.sourcing import engine_with, make_buyer


@pytest.fixture
def buyer(client):
    person = make_buyer()
    client.sign_in(person)
    return person


@pytest.fixture
def firms(monkeypatch):
    """Put firms into the index the pages ask."""

    def put(*suppliers):
        engine = engine_with(*suppliers)
        for module in ("app.sourcing.longlists.views", "app.search.asking"):
            monkeypatch.setattr(f"{module}.engine_of", lambda: engine)
        return suppliers

    return put
