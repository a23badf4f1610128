"""What the tests of quotations share."""

import pytest
from nacl.pwhash import argon2id

from app.sourcing.quotations import sealing
from tests.factories.procurement import make_request
from tests.factories.quotations import BEFORE, make_seal


@pytest.fixture(autouse=True)
def _quick_passphrases(monkeypatch):
    """A real passphrase takes a quarter of a gigabyte and half a second."""
    monkeypatch.setattr(sealing, "PASSES", argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(sealing, "MEMORY", argon2id.MEMLIMIT_MIN)


@pytest.fixture
def before(clock):
    """It is an hour before the deadline, until `clock` moves it."""
    clock(BEFORE)
    return clock


@pytest.fixture
def asked(session, before):
    """A request that was sent to three firms."""
    return make_request()


@pytest.fixture
def seal(asked):
    """Of that request, ready to receive."""
    return make_seal(asked)
