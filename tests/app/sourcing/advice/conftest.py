"""The clock of all tests about advice, and who asks."""

import pytest

from tests.factories.sourcing import make_buyer


@pytest.fixture
def noon(clock):
    """The clock stands still at noon."""


@pytest.fixture
def buyer(client, noon):
    person = make_buyer()
    client.sign_in(person)
    return person
