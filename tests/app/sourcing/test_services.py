"""Opening, changing and closing procurement files."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.sourcing import services
from tests.factories.procurement import make_award, make_request
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_buyer, make_details, make_file


def actions(thing):
    return [entry.action for entry in trail(thing)]


def test_numbers_run_per_municipality(session):
    assert [make_file().number, make_file().number] == ["2026-0001", "2026-0002"]
    assert make_file(municipality_code=DE_BILT).number == "2026-0001"


def test_numbers_start_again_each_year_of_the_region(session):
    make_file()
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # half past midnight in Amsterdam
    file = services.open_file(make_details(), municipality_code=ZEIST, by=make_buyer(), at=new_year)
    assert file.number == "2027-0001"


def test_who_opens_a_file_owns_it_and_it_is_recorded(session):
    buyer = make_buyer()
    file = services.open_file(make_details(), municipality_code=ZEIST, by=buyer, at=NOON)
    assert file.owner is buyer
    assert [(entry.action, entry.actor_id) for entry in trail(file)] == [("file.opened", buyer.id)]


def test_a_change_records_what_it_was(session):
    file = make_file()
    details = make_details(estimated_value=Decimal(52000))
    services.change_file(file, details, seen_version=file.version, by=file.owner)
    values = trail(file)[-1].values.content
    assert values["before"] == {"estimated_value": "45000.00"}
    assert values["after"] == {"estimated_value": "52000"}


def test_saving_without_a_change_records_nothing(session):
    file = make_file()
    services.change_file(file, make_details(), seen_version=file.version, by=file.owner)
    assert actions(file) == ["file.opened"]


def test_a_change_to_a_file_that_somebody_else_changed_is_refused(session):
    file = make_file()
    with pytest.raises(DomainError, match="Iemand anders"):
        services.change_file(file, make_details(subject="Mine"), seen_version=0, by=file.owner)


def test_a_file_whose_request_runs_is_not_closed(session):
    request = make_request()
    with pytest.raises(DomainError, match="offerteaanvraag"):
        services.close_file(request.file, by=request.file.owner)
    assert request.file.is_open
    request.withdrawn_at = NOON
    services.close_file(request.file, by=request.file.owner)
    assert not request.file.is_open


def test_an_outcome_lets_a_file_be_closed_once_a_second_person_agreed(session):
    outcome = make_award(make_request().invitations[0]).outcome
    with pytest.raises(DomainError, match="offerteaanvraag"):
        services.close_file(outcome.file, by=outcome.file.owner)
    outcome.agreed_at, outcome.agreed_by = NOON, make_buyer()
    services.close_file(outcome.file, by=outcome.file.owner)
    assert not outcome.file.is_open


def test_a_file_is_closed_once_and_opened_again(session):
    file = make_file()
    services.close_file(file, by=file.owner)
    services.close_file(file, by=file.owner)
    services.reopen_file(file, by=file.owner)
    assert file.is_open
    assert actions(file) == ["file.opened", "file.closed", "file.reopened"]
