"""Who keeps and who reads a purchasing policy."""

import pytest

from app.accounts.models import Role
from tests.factories.sourcing import ZEIST, make_person


@pytest.fixture(autouse=True)
def _noon(clock):
    """The clock stands still at noon."""


@pytest.fixture
def controller(client):
    person = make_person(Role.CONTROLLER, municipality_code=ZEIST)
    client.sign_in(person)
    return person
