"""What counts as a turn in the rotation."""

from datetime import timedelta

import pytest

from app.sourcing.kinds import Category
from app.sourcing.requests.models import Answer, DeclineReason, Invitation
from app.sourcing.requests.turns import counts_as_turn, turns_of
from tests.factories import save
from tests.factories.procurement import make_locked_file, make_request
from tests.factories.sourcing import GARDENING, NOON, ZEIST, make_listed_firm

NO_TURN = [
    {"answer": Answer.DECLINED, "decline_reason": DeclineReason.FULL},
    {"undeliverable_at": NOON},
    {"withdrawn_at": NOON},
]
A_TURN = [
    {},
    {"answer": Answer.INTERESTED},
    *({"answer": Answer.DECLINED, "decline_reason": why} for why in DeclineReason if why is not DeclineReason.FULL),
]


@pytest.fixture
def invitation(session):
    return make_request(make_locked_file(1)).invitations[0]


def supplier_of(invitation: Invitation) -> int:
    return invitation.decision.supplier_id


@pytest.mark.parametrize("values", NO_TURN)
def test_a_decline_for_capacity_and_what_was_undelivered_or_withdrawn_is_no_turn(invitation, values):
    _set(invitation, values)

    assert not counts_as_turn(invitation)
    assert turns_of([supplier_of(invitation)], NOON) == []


@pytest.mark.parametrize("values", A_TURN)
def test_any_other_invitation_is_a_turn_whatever_the_firm_answered(invitation, values):
    _set(invitation, values)

    assert counts_as_turn(invitation)
    assert len(turns_of([supplier_of(invitation)], NOON)) == 1


def test_invitations_of_a_withdrawn_request_are_no_turns(invitation):
    invitation.request.withdrawn_at = NOON
    save(invitation.request)

    assert not counts_as_turn(invitation)
    assert turns_of([supplier_of(invitation)], NOON) == []


def test_a_turn_says_when_and_for_what_it_was(invitation):
    [turn] = turns_of([supplier_of(invitation)], NOON)

    assert (turn.supplier_id, turn.sent_at) == (supplier_of(invitation), NOON)
    assert (turn.category, turn.cpv_code, turn.municipality_code) == (Category.SERVICES, GARDENING, ZEIST)


def test_turns_before_the_look_back_and_of_other_firms_are_left_out(invitation):
    assert turns_of([supplier_of(invitation)], NOON + timedelta(seconds=1)) == []
    assert turns_of([make_listed_firm().id], NOON) == []


def _set(invitation: Invitation, values: dict) -> None:
    for name, value in values.items():
        setattr(invitation, name, value)
    save(invitation)
