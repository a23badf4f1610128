"""Who had the contract before: for the rotation."""

from datetime import date

import pytest

from app.sourcing.outcomes.queries import incumbents
from tests.factories.procurement import make_award, make_contract, make_request
from tests.factories.sourcing import DE_BILT, GARDENING, PAINTING, ZEIST

pytestmark = pytest.mark.usefixtures("session")
FIRST, LAST = date(2026, 6, 1), date(2028, 5, 31)


def contracted(**values):
    invitation = make_request().invitations[0]
    make_contract(make_award(invitation), **{"starts_on": FIRST, "ends_on": LAST, **values})
    return invitation.decision.supplier_id


@pytest.mark.parametrize("day", [FIRST, LAST, date(2029, 5, 31)])
def test_a_firm_is_incumbent_while_its_contract_runs_and_a_year_after(day):
    firm = contracted()
    assert incumbents(ZEIST, GARDENING, day) == {firm}


@pytest.mark.parametrize("day", [date(2026, 5, 31), date(2029, 6, 1)])
def test_a_firm_is_no_incumbent_before_its_contract_or_more_than_a_year_after(day):
    contracted()
    assert incumbents(ZEIST, GARDENING, day) == set()


def test_a_contract_without_an_end_runs_on():
    firm = contracted(ends_on=None)
    assert incumbents(ZEIST, GARDENING, date(2040, 1, 1)) == {firm}


def test_work_of_the_same_class_counts():
    firm = contracted()
    assert incumbents(ZEIST, "77340000-5", FIRST) == set()
    assert incumbents(ZEIST, "77314000-4", FIRST) == {firm}


def test_other_work_and_other_municipalities_do_not_count():
    contracted()
    assert incumbents(ZEIST, PAINTING, FIRST) == set()
    assert incumbents(DE_BILT, GARDENING, FIRST) == set()
