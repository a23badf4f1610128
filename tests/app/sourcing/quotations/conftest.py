"""What the tests of quotations share."""

import pytest
from nacl.pwhash import argon2id

from app.sourcing.quotations import sealing


@pytest.fixture(autouse=True, scope="package")
def _quick_passphrases():
    """A real passphrase takes a quarter of a gigabyte and half a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "PASSES", argon2id.OPSLIMIT_MIN)
        patch.setattr(sealing, "MEMORY", argon2id.MEMLIMIT_MIN)
        yield
