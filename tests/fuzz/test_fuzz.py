"""Whatever is sent to whichever route by whomever, the site answers and does not fail. More: `python -m tests.fuzz`."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.attacking import Attacker
from tests.fuzz.attempts import attempts
from tests.fuzz.knowledge import Knowledge
from tests.installations import undone_session
from tests.permissions.asking import Site

REQUESTS = 250


@pytest.fixture(scope="module")
def attacker(app):
    with undone_session(app) as session:
        yield Attacker(Knowledge(Site(app, session)))


@settings(
    max_examples=REQUESTS,
    deadline=None,
    derandomize=True,  # the same in every run: others are sought by the program
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_no_request_makes_the_site_fail(attacker, data):
    assert attacker.attack(data.draw(attempts(attacker.knowledge))) is None
