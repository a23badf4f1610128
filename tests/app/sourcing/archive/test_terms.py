"""The term of a file comes from the policy of the day on which it closes; a hold is longer than any term."""

from datetime import date

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.sourcing import services
from app.sourcing.archive import terms
from tests.factories.procurement import make_award, make_contract, make_policy, make_request
from tests.factories.sourcing import DE_BILT, make_file


@pytest.fixture(autouse=True)
def _on_16_march_2026(clock):
    """The day on which files are closed here."""


def closed(file):
    services.close_file(file, by=file.owner)
    return file.retention_class, file.destroy_on


def file_with_contract(**values):
    request = make_request()
    make_contract(make_award(request.invitations[0]), **values)
    return request.file


def test_closing_sets_class_and_day_from_the_policy(session):
    make_policy(retention_class="4.2", retention_years=7)
    assert closed(make_file()) == ("4.2", date(2033, 3, 16))


def test_a_contract_that_ends_later_makes_the_term_longer(session):
    make_policy(retention_years=7)
    assert closed(file_with_contract(ends_on=date(2028, 5, 31)))[1] == date(2035, 5, 31)


@pytest.mark.parametrize("ends_on", [None, date(2026, 1, 1)])
def test_a_contract_without_an_end_or_that_has_ended_makes_no_difference(session, ends_on):
    make_policy(retention_years=7)
    assert closed(file_with_contract(ends_on=ends_on))[1] == date(2033, 3, 16)


def test_the_policy_of_another_municipality_or_of_later_does_not_count(session):
    make_policy(DE_BILT)
    make_policy(in_force_from=date(2026, 3, 17))
    assert closed(make_file()) == (None, None)


def test_setting_the_term_stands_in_the_trail(session):
    make_policy(retention_class="4.2", retention_years=7)
    closed(file := make_file())
    values = {"retention_class": "4.2", "destroy_on": "2033-03-16"}
    assert (trail(file)[-1].action, trail(file)[-1].values.content) == ("file.term_set", values)


def test_opening_again_takes_the_term_away(session):
    make_policy()
    closed(file := make_file())
    services.reopen_file(file, by=file.owner)
    assert (file.retention_class, file.destroy_on) == (None, None)


@pytest.mark.parametrize(
    ("day", "years", "last"),
    [
        (date(2026, 3, 16), 7, date(2033, 3, 16)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 2, 29), 7, date(2031, 3, 1)),
    ],
)
def test_years_after_a_day(day, years, last):
    assert terms.years_after(day, years) == last


def test_a_hold_and_its_end_are_recorded_with_their_reasons(session):
    file = make_file()
    terms.hold(file, "Lawsuit of De Heg.", by=file.owner)
    held = file.hold_reason
    terms.lift_hold(file, "Settled.", by=file.owner)
    assert (held, file.hold_reason) == ("Lawsuit of De Heg.", None)
    assert [(entry.action, entry.values.content["reason"]) for entry in trail(file)[-2:]] == [
        ("file.held", "Lawsuit of De Heg."),
        ("file.hold_lifted", "Settled."),
    ]


def test_a_file_is_held_once(session):
    file = make_file()
    with pytest.raises(DomainError):
        terms.lift_hold(file, "Nothing to lift.", by=file.owner)
    terms.hold(file, "First.", by=file.owner)
    with pytest.raises(DomainError):
        terms.hold(file, "Second.", by=file.owner)
