"""Who reads a purchasing policy, and who keeps it."""

import pytest

from app.accounts.models import Role
from app.sourcing.policy import policies
from tests.factories.procurement import make_policy
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_person

PEOPLE = {
    "signed out": lambda: None,
    "entrepreneur": make_person,
    "desk": lambda: make_person(Role.DESK),
    "administrator": lambda: make_person(Role.ADMINISTRATOR),
    "buyer": lambda: make_person(Role.BUYER, municipality_code=ZEIST),
    "controller": lambda: make_person(Role.CONTROLLER, municipality_code=ZEIST),
    "controller elsewhere": lambda: make_person(Role.CONTROLLER, municipality_code=DE_BILT),
}


@pytest.mark.parametrize("adopted_at", [None, NOON])
@pytest.mark.parametrize("kind", PEOPLE)
def test_the_controller_keeps_drafts_and_buyers_read(session, kind, adopted_at):
    policy, visitor = make_policy(ZEIST, adopted_at=adopted_at), PEOPLE[kind]()
    assert policies.may_read(visitor, policy) is (kind in ("buyer", "controller"))
    assert policies.may_keep(visitor, policy) is (kind == "controller" and adopted_at is None)


@pytest.mark.parametrize("kind", PEOPLE)
def test_buyers_and_controllers_open_the_list(session, kind):
    visitor = PEOPLE[kind]()
    assert policies.may_open_policies(visitor) is ("buyer" in kind or "controller" in kind)
    assert policies.may_begin(visitor) is ("controller" in kind)
