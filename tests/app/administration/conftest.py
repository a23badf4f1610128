"""An administrator at a browser."""

import pytest

from tests.factories.accounts import make_administrator


@pytest.fixture
def administrator(session):
    return make_administrator(name="Sam Beheer")


@pytest.fixture
def admin(client, administrator):
    """The client of somebody who runs the installation."""
    client.sign_in(administrator)
    return client
