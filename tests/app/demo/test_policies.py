"""The demo's municipalities have the invented policy."""

from datetime import date

from app.demo.people import PEOPLE
from app.demo.policies import load_policies
from app.demo.region import MUNICIPALITIES
from app.sourcing.policy.queries import policy_in_force
from tests.conftest import NOON
from tests.factories.accounts import make_user


def test_each_municipality_has_adopted_the_example(session):
    load_policies({person.email: make_user() for person in PEOPLE}, at=NOON)
    policies = [policy_in_force(code, date(2024, 1, 1)) for code in MUNICIPALITIES]
    assert all(policy is not None and "verzonnen" in policy.source.lower() for policy in policies)
