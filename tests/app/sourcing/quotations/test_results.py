"""Totals and ranks."""

from decimal import Decimal

import pytest

from app.sourcing.quotations.models import Consensus
from app.sourcing.quotations.results import ranks_of, results_of
from tests.factories import save
from tests.factories.procurement import make_quotation, make_request
from tests.factories.sourcing import NOON, make_file

pytestmark = pytest.mark.usefixtures("session")


def agree(quotation, points):
    request = quotation.invitation.request
    save(
        Consensus(
            quotation_id=quotation.id,
            criterion_id=request.criteria[1].id,
            points=Decimal(points),
            rationale="As it reads.",
            noted_at=NOON,
            noted_by_id=request.file.owner_id,
        )
    )


@pytest.fixture
def request_sent():
    return make_request()


def test_price_and_quality_make_the_total_and_the_rank(request_sent):
    first, second, _third = request_sent.invitations
    agree(make_quotation(first, 50_000), 9)
    agree(make_quotation(second, 40_000), 5)
    results = results_of(request_sent.file)
    assert [(result.invitation, result.total, result.rank) for result in results] == [
        (first, Decimal("8.60"), 1),
        (second, Decimal("7.00"), 2),
    ]


def test_a_tie_is_named_and_not_broken(request_sent):
    for invitation in request_sent.invitations[:2]:
        agree(make_quotation(invitation, 40_000), 7)
    assert [(result.rank, result.is_tied) for result in results_of(request_sent.file)] == [(1, True), (1, True)]


def test_after_a_tie_a_rank_is_left_out():
    ranks = ranks_of([Decimal(8), Decimal(8), Decimal(7)])
    assert ranks == {Decimal(8): (1, True), Decimal(7): (3, False)}


def test_nobody_has_a_rank_until_all_have_a_total(request_sent):
    first, second, _third = request_sent.invitations
    agree(make_quotation(first), 9)
    make_quotation(second)
    assert [result.rank for result in results_of(request_sent.file)] == [None, None]


def test_a_quotation_that_was_set_aside_does_not_set_the_lowest_price(request_sent):
    first, second, _third = request_sent.invitations
    make_quotation(first, 10_000, set_aside_reason="Not signed.")
    make_quotation(second, 40_000)
    [result] = results_of(request_sent.file)
    assert result.points[request_sent.criteria[0].id] == 10


def test_a_closed_quotation_has_no_result(request_sent):
    make_quotation(request_sent.invitations[0], opened_at=None)
    assert results_of(request_sent.file) == []


def test_a_file_without_a_request_has_no_results():
    assert results_of(make_file()) == []
