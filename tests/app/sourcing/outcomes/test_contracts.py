"""Nothing is signed during the standstill; what was signed is noted and corrected in the open."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.sourcing.outcomes.contracts.services import note_contract
from app.sourcing.outcomes.details import ContractDetails

LAST_DAY = datetime(2026, 4, 28, 12, 0, tzinfo=UTC)
DAY_AFTER = datetime(2026, 4, 29, 12, 0, tzinfo=UTC)
DETAILS = ContractDetails(
    signed_on=date(2026, 4, 29),
    starts_on=date(2026, 6, 1),
    ends_on=date(2028, 5, 31),
    options=None,
    value=Decimal(45_000),
    value_reason=None,
)


@pytest.fixture
def award(case):
    return case.told().awards[0]


def note(case, award, at=DAY_AFTER, seen=0, **values):
    return note_contract(award, replace(DETAILS, **values), seen_version=seen, by=case.owner, at=at)


def test_a_contract_is_noted_after_the_standstill(case, award):
    contract = note(case, award)
    assert (contract.signed_on, contract.value) == (date(2026, 4, 29), Decimal(45_000))
    assert trail(case.file)[-1].action == "contract.noted"


def test_on_the_last_day_of_the_standstill_nothing_is_noted(case, award):
    with pytest.raises(DomainError, match="standstill runs until"):
        note(case, award, at=LAST_DAY, signed_on=LAST_DAY.date())


def test_a_day_of_signing_within_the_standstill_is_refused_afterwards_too(case, award):
    with pytest.raises(DomainError, match="standstill runs until"):
        note(case, award, signed_on=LAST_DAY.date())


def test_nothing_is_noted_before_the_firms_were_told(case):
    award = case.agreed().awards[0]
    with pytest.raises(DomainError, match="First tell all firms"):
        note(case, award)


def test_a_contract_is_not_signed_tomorrow_and_does_not_end_before_it_begins(case, award):
    with pytest.raises(DomainError, match="in the future"):
        note(case, award, signed_on=date(2026, 4, 30))
    with pytest.raises(DomainError, match="before the first"):
        note(case, award, ends_on=date(2026, 5, 31))


def test_a_contract_for_more_than_was_awarded_needs_a_reason(case, award):
    dearer = {"value": Decimal("45000.01")}
    with pytest.raises(DomainError, match="worth more"):
        note(case, award, **dearer)
    assert note(case, award, **dearer, value_reason="One field more.").value_reason == "One field more."


def test_a_contract_for_less_needs_none(case, award):
    assert note(case, award, value=Decimal(44_000)).value == Decimal(44_000)


def test_a_correction_keeps_what_it_was_in_the_trail(case, award, session):
    contract = note(case, award)
    session.flush()
    note(case, award, seen=contract.version, ends_on=None)
    values = trail(case.file)[-1].values.content
    assert (values["before"], values["after"]) == ({"ends_on": "2028-05-31"}, {"ends_on": None})


def test_who_did_not_see_the_contract_that_stands_is_told(case, award, session):
    note(case, award)
    session.flush()
    with pytest.raises(DomainError, match="Somebody else changed the contract"):
        note(case, award)
