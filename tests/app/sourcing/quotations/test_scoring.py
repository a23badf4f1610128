"""Points: given alone, then agreed on."""

from decimal import Decimal

import pytest

from app.core.errors import DomainError
from app.sourcing.quotations import scoring
from app.sourcing.quotations.details import Given
from app.sourcing.quotations.results import results_of
from app.sourcing.quotations.scoring import sheet_of
from app.sourcing.roles.kinds import FileRoleKind
from tests.factories.procurement import make_award, make_declaration, make_quotation, make_request, make_role_in
from tests.factories.quotations import AFTER
from tests.factories.sourcing import make_buyer

pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture
def file():
    """With two opened quotations and two assessors."""
    request = make_request()
    for invitation in request.invitations[:2]:
        make_quotation(invitation)
    for _ in range(2):
        make_role_in(request.file, FileRoleKind.ASSESSOR, make_buyer())
    return request.file


@pytest.fixture
def assessors(file):
    return scoring.assessors_of(file)


def points(file, number="7", rationale="A clear plan."):
    return dict.fromkeys(sheet_of(file).places, Given(Decimal(number), rationale))


def hand_in(file, person, number="7"):
    scoring.hand_in(file, points(file, number), by=person, at=AFTER)


def authors_seen(file, person):
    return {score.assessor_id for score in sheet_of(file).seen_by(person)}


def test_nobody_sees_the_scores_of_another_before_handing_in_their_own(file, assessors):
    one, other = assessors
    hand_in(file, one)
    scoring.keep_draft(file, points(file), by=other, at=AFTER)
    assert authors_seen(file, other) == {other.id}
    hand_in(file, other)
    assert authors_seen(file, other) == {one.id, other.id}


def test_a_draft_is_for_its_author_alone(file, assessors):
    one, other = assessors
    hand_in(file, one)
    scoring.keep_draft(file, points(file), by=other, at=AFTER)
    assert authors_seen(file, one) == {one.id}


def test_the_owner_sees_scores_when_all_are_handed_in(file, assessors):
    hand_in(file, assessors[0])
    assert authors_seen(file, file.owner) == set()
    hand_in(file, assessors[1])
    assert authors_seen(file, file.owner) == {person.id for person in assessors}


def test_what_was_handed_in_does_not_change(file, assessors):
    hand_in(file, assessors[0], "7")
    scoring.keep_draft(file, points(file, "10"), by=assessors[0], at=AFTER)
    assert {score.points for score in sheet_of(file).scores} == {Decimal(7)}


def test_a_draft_can_be_changed_and_taken_back(file, assessors):
    scoring.keep_draft(file, points(file, "3"), by=assessors[0], at=AFTER)
    scoring.keep_draft(file, points(file, "4"), by=assessors[0], at=AFTER)
    assert {score.points for score in sheet_of(file).scores} == {Decimal(4)}
    scoring.keep_draft(file, dict.fromkeys(sheet_of(file).places, Given(None, "")), by=assessors[0], at=AFTER)
    assert sheet_of(file).scores == []


@pytest.mark.parametrize("given", [Given(None, "A clear plan."), Given(Decimal(7), "")])
def test_handing_in_asks_for_points_and_a_reason_everywhere(file, assessors, given):
    half = points(file)
    half[next(iter(half))] = given
    with pytest.raises(DomainError, match="elke offerte"):
        scoring.hand_in(file, half, by=assessors[0], at=AFTER)


@pytest.mark.parametrize("number", ["-0.01", "10.01", "100"])
def test_points_are_between_0_and_10(file, assessors, number):
    with pytest.raises(DomainError, match="tussen 0 en 10"):
        scoring.keep_draft(file, points(file, number), by=assessors[0], at=AFTER)


def test_consensus_waits_for_all_assessors(file, assessors):
    hand_in(file, assessors[0])
    with pytest.raises(DomainError, match="alle beoordelaars"):
        scoring.note_consensus(file, points(file), by=file.owner, at=AFTER)


def test_who_stepped_aside_is_not_waited_for(file, assessors):
    one, other = assessors
    make_declaration(file, other, has_interest=True)
    hand_in(file, one)
    assert sheet_of(file).is_complete


def test_consensus_makes_totals_and_ranks(file, assessors):
    for person in assessors:
        hand_in(file, person)
    agreed = points(file)
    agreed[next(iter(agreed))] = Given(Decimal(9), "Agreed after talking.")
    scoring.note_consensus(file, agreed, by=file.owner, at=AFTER)
    assert [(result.total, result.rank) for result in results_of(file)] == [
        (Decimal("9.40"), 1),
        (Decimal("8.20"), 2),
    ]


def test_consensus_can_be_noted_again(file, assessors):
    for person in assessors:
        hand_in(file, person)
    for number in ("5", "6"):
        scoring.note_consensus(file, points(file, number), by=file.owner, at=AFTER)
    assert {result.points[criterion] for result in results_of(file) for criterion in _quality(file)} == {Decimal(6)}


def _quality(file):
    return [criterion.id for criterion in sheet_of(file).criteria]


def test_half_a_consensus_is_refused(file, assessors):
    for person in assessors:
        hand_in(file, person)
    with pytest.raises(DomainError, match="samen"):
        scoring.note_consensus(file, points(file, rationale=""), by=file.owner, at=AFTER)


def test_a_quotation_that_was_set_aside_is_not_scored(file, assessors):
    quotation = sheet_of(file).quotations[0]
    scoring.set_aside(quotation, reason="Not signed.", by=file.owner)
    assert quotation not in sheet_of(file).quotations
    scoring.count_again(quotation, by=file.owner)
    assert quotation in sheet_of(file).quotations


def test_setting_aside_needs_a_reason(file):
    with pytest.raises(DomainError, match="reden"):
        scoring.set_aside(sheet_of(file).quotations[0], reason="  ", by=file.owner)


def test_after_the_outcome_nothing_changes(file, assessors):
    quotation = sheet_of(file).quotations[0]
    make_award(quotation.invitation)
    for act in (
        lambda: hand_in(file, assessors[0]),
        lambda: scoring.note_consensus(file, {}, by=file.owner, at=AFTER),
        lambda: scoring.set_aside(quotation, reason="Late.", by=file.owner),
    ):
        with pytest.raises(DomainError, match="uitkomst"):
            act()
