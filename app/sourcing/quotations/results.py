"""How the quotations of a file came out: points, totals and ranks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from app.core.db import session
from app.sourcing.models import ProcurementFile
from app.sourcing.quotations.models import Consensus, Quotation
from app.sourcing.quotations.pricing import price_points, weighted_total
from app.sourcing.quotations.queries import quotations_of
from app.sourcing.requests.models import AwardCriterion, CriterionKind, Invitation
from app.sourcing.requests.queries import request_of

Points = dict[int, Decimal]


@dataclass(frozen=True)
class Result:
    """One valid quotation. `points` by the id of the criterion; those that wait for a consensus are not in it.

    `total` is known when all points are; `rank` when the totals of all quotations are. Equal totals share a rank
    (1, 1, 3) and are `is_tied`: nothing here decides between them.
    """

    invitation: Invitation
    quotation: Quotation
    points: Mapping[int, Decimal]
    total: Decimal | None
    rank: int | None
    is_tied: bool


def results_of(file: ProcurementFile) -> list[Result]:
    """Of the quotations that were opened and not set aside: by rank, then in the order of the invitations."""
    request = request_of(file)
    valid = [quotation for quotation in quotations_of(file) if counts(quotation)]
    if request is None or not valid:
        return []
    points = _points(valid, request.criteria)
    totals = {quotation.id: _total(points[quotation.id], request.criteria) for quotation in valid}
    ranks = ranks_of([total for total in totals.values() if total is not None]) if None not in totals.values() else {}
    results = [_result(quotation, points[quotation.id], totals[quotation.id], ranks) for quotation in valid]
    return sorted(results, key=lambda result: result.rank or 0)


def counts(quotation: Quotation) -> bool:
    """Whether it was opened and is compared with the others: not of a firm whose invitation was withdrawn."""
    is_valid = quotation.set_aside_reason is None and quotation.invitation.withdrawn_at is None
    return is_valid and quotation.opened_at is not None and quotation.amount is not None


def ranks_of(totals: Sequence[Decimal]) -> dict[Decimal, tuple[int, bool]]:
    """Of each total its rank, highest first, and whether others share it."""
    return {total: (1 + sum(other > total for other in totals), totals.count(total) > 1) for total in totals}


def _result(
    quotation: Quotation, points: Points, total: Decimal | None, ranks: Mapping[Decimal, tuple[int, bool]]
) -> Result:
    rank, is_tied = ranks[total] if total is not None and ranks else (None, False)
    return Result(quotation.invitation, quotation, points, total, rank, is_tied)


def _points(quotations: Sequence[Quotation], criteria: Sequence[AwardCriterion]) -> dict[int, Points]:
    """By the ids of quotation and criterion: for quality what was agreed on, for the price what the formula gives."""
    found: dict[int, Points] = {quotation.id: {} for quotation in quotations}
    agreed = select(Consensus).where(Consensus.quotation_id.in_(found))
    for consensus in session.scalars(agreed):
        found[consensus.quotation_id][consensus.criterion_id] = consensus.points
    prices = {quotation.id: quotation.amount for quotation in quotations if quotation.amount is not None}
    for criterion in criteria:
        if criterion.kind is CriterionKind.PRICE:
            for number, price in prices.items():
                found[number][criterion.id] = price_points(min(prices.values()), price)
    return found


def _total(points: Points, criteria: Sequence[AwardCriterion]) -> Decimal | None:
    if any(criterion.id not in points for criterion in criteria):
        return None
    return weighted_total((criterion.weight, points[criterion.id]) for criterion in criteria)
