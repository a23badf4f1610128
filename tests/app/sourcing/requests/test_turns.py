"""What counts as a turn in the rotation."""

from datetime import timedelta

import pytest

from app.sourcing.details import Choice
from app.sourcing.requests.models import Answer, DeclineReason, Invitation
from app.sourcing.requests.turns import Turns, counts_as_turn, turns_for
from app.sourcing.shortlists.services import decide_on_outside_firm
from tests.factories import save
from tests.factories.four_eyes import make_outside_firm
from tests.factories.procurement import DEADLINE, make_decided_file, make_locked_file, make_request
from tests.factories.sourcing import DE_BILT, NOON, PAINTING, make_buyer, make_file, make_listed_firm

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


def turns_in(file, supplier_id, *, since=NOON, at=DEADLINE):
    """As they count in a purchase, once the deadline has passed."""
    return turns_for(file, [supplier_id], since=since, at=at).get(supplier_id)


def turns_of(invitation: Invitation, **moments) -> Turns | None:
    """As they count in the purchase that it is for."""
    return turns_in(invitation.request.file, invitation.decision.supplier_id, **moments)


@pytest.mark.parametrize("values", NO_TURN)
def test_a_decline_for_capacity_and_what_was_undelivered_or_withdrawn_is_no_turn(invitation, values):
    _set(invitation, values)

    assert not counts_as_turn(invitation)
    assert turns_of(invitation) is None


@pytest.mark.parametrize("values", A_TURN)
def test_any_other_invitation_is_a_turn_whatever_the_firm_answered(invitation, values):
    _set(invitation, values)

    assert counts_as_turn(invitation)
    assert turns_of(invitation).recent == 1


def test_invitations_of_a_withdrawn_request_are_no_turns(invitation):
    invitation.request.withdrawn_at = NOON
    save(invitation.request)

    assert not counts_as_turn(invitation)
    assert turns_of(invitation) is None


def test_a_turn_counts_for_its_category_its_class_and_its_buyer(invitation):
    assert turns_of(invitation) == Turns(recent=1, in_category=1, in_class=1, by_buyer=1, last_at=NOON)


def test_for_another_buyer_and_another_kind_of_work_only_that_there_was_a_turn_counts(invitation):
    elsewhere = make_file(make_buyer(DE_BILT), municipality_code=DE_BILT, cpv_code=PAINTING)
    turns = turns_in(elsewhere, invitation.decision.supplier_id)

    assert turns == Turns(recent=1, in_category=1, in_class=0, by_buyer=0, last_at=NOON)


def test_another_buyer_hears_of_a_turn_when_its_deadline_has_passed(invitation):
    elsewhere = make_file(make_buyer(DE_BILT), municipality_code=DE_BILT)
    firm, before = invitation.decision.supplier_id, DEADLINE - timedelta(seconds=1)

    assert turns_in(elsewhere, firm, at=before) is None
    assert turns_in(elsewhere, firm, at=DEADLINE).recent == 1
    assert turns_of(invitation, at=before).recent == 1


def test_of_turns_before_the_look_back_only_the_moment_is_known(invitation):
    assert turns_of(invitation, since=NOON + timedelta(seconds=1)) == Turns(last_at=NOON)


def test_a_firm_from_outside_takes_its_turns_along_when_it_registers(session):
    file, firm = make_decided_file(1), make_listed_firm()
    outside = make_outside_firm(file)
    decide_on_outside_firm(outside, Choice(invited=True, reason="New.", seen=None), by=file.owner, at=NOON)
    make_request(file)
    assert turns_in(file, firm.id) is None

    outside.supplier_id = firm.id
    save(outside)
    assert turns_in(file, firm.id).recent == 1


def test_turns_of_other_firms_are_left_out(invitation):
    assert turns_in(invitation.request.file, make_listed_firm().id) is None


def test_many_turns_of_many_firms_take_one_query(session, count_queries):
    request = make_request(make_locked_file(3))
    firms = [invitation.decision.supplier_id for invitation in request.invitations]
    with count_queries() as queries:
        assert turns_for(request.file, firms, since=NOON, at=DEADLINE).keys() == set(firms)
    assert len(queries) == 1


def _set(invitation: Invitation, values: dict) -> None:
    for name, value in values.items():
        setattr(invitation, name, value)
    save(invitation)
