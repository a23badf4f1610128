"""What stands between a shortlist and the offer for signature."""

import pytest

from app.memberships.services import declare_interest
from app.sourcing.policy.kinds import Procedure
from app.sourcing.queries import shortlist_of
from app.sourcing.review import services
from app.sourcing.review.missing import missing_in
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.shortlists import services as shortlists
from app.sourcing.shortlists.models import JustificationKind
from tests.factories.four_eyes import (
    make_choice,
    make_declaration,
    make_outside_firm,
    make_proposal,
    make_ready_file,
)
from tests.factories.procurement import make_decided_file, make_role_in
from tests.factories.sourcing import NOON, make_buyer, make_listed_firm, make_longlist


def pages_of(file):
    return [missing.endpoint for missing in missing_in(file)]


def test_nothing_is_missing_in_a_file_that_is_ready(session):
    assert missing_in(make_ready_file()) == []


def without_choice():
    file = make_decided_file()
    make_declaration(file, file.owner)
    return file


def with_a_deviation_that_nobody_agreed_to():
    file = make_ready_file()
    make_choice(file, chosen=Procedure.SINGLE_PRIVATE_QUOTATION, deviation_reason="In a hurry.")
    return file


def with_an_open_procedure():
    file = make_ready_file()
    make_choice(file, advised=Procedure.EU_OPEN, chosen=Procedure.EU_OPEN)
    return file


@pytest.mark.parametrize("make", [without_choice, with_a_deviation_that_nobody_agreed_to, with_an_open_procedure])
def test_a_choice_of_procedure_has_to_hold(session, make):
    assert pages_of(make()) == ["sourcing.procedure"]


def without_declaration():
    file = make_ready_file()
    make_role_in(file, FileRoleKind.ASSESSOR, make_buyer())
    return file


def with_an_owner_with_a_tie():
    file = make_ready_file()
    declare_interest(file.owner, shortlist_of(file)[0].supplier, at=NOON)
    return file


def with_an_owner_who_stepped_aside():
    file = make_decided_file()
    make_choice(file)
    make_declaration(file, file.owner, has_interest=True)
    return file


@pytest.mark.parametrize("make", [without_declaration, with_an_owner_with_a_tie, with_an_owner_who_stepped_aside])
def test_everybody_with_a_role_has_to_be_free_of_interest(session, make):
    assert pages_of(make()) == ["sourcing.roles"]


def test_the_list_does_not_tell_others_that_somebody_has_a_tie(session):
    [missing] = missing_in(with_an_owner_with_a_tie())
    [other] = missing_in(without_declaration())
    assert str(missing.text).split(" ", 2)[2] == str(other.text).split(" ", 2)[2]


def with_an_undecided_firm():
    file = make_ready_file()
    make_longlist(file, make_listed_firm())
    return file


def test_every_firm_has_to_be_decided_on(session):
    [missing] = missing_in(with_an_undecided_firm())
    assert missing.endpoint == "sourcing.longlist"


def test_a_firm_from_outside_has_to_be_decided_on(session):
    file = make_ready_file()
    make_outside_firm(file)
    assert pages_of(file) == ["sourcing.shortlist"]


def test_somebody_has_to_be_invited(session):
    file = make_ready_file(1)
    shortlist_of(file)[0].invited = False
    session.flush()
    assert pages_of(file) == ["sourcing.shortlist"]


def test_departing_from_the_proposal_has_to_be_explained(session):
    file = make_ready_file(1)
    make_proposal(file)
    assert pages_of(file) == ["sourcing.shortlist"]
    shortlists.explain_override(shortlist_of(file)[0], "Close by.", by=file.owner)
    assert missing_in(file) == []


def test_another_number_than_advised_has_to_be_justified(session):
    file = make_ready_file(1)
    make_choice(file, fewest_firms=3)
    assert pages_of(file) == ["sourcing.shortlist"]
    shortlists.justify(file, JustificationKind.NUMBER, "Nobody else does this.", by=file.owner, at=NOON)
    assert missing_in(file) == []


def test_what_is_not_complete_is_not_offered(session):
    file = without_choice()
    with pytest.raises(services.NotComplete):
        services.offer(file, by=file.owner, at=NOON)
