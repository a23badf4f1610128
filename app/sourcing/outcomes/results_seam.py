"""How the quotations of a file came out: points, totals and ranks."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from app.core.db import session
from app.sourcing.models import ProcurementFile
from app.sourcing.quotations.models import Consensus, Quotation
from app.sourcing.quotations.queries import quotations_of
from app.sourcing.requests.models import AwardCriterion, Invitation
from app.sourcing.requests.queries import request_of


@dataclass(frozen=True)
class Result:
    """One valid quotation; `points` (0 to 10) by the id of the criterion, `total` weighted."""

    invitation: Invitation
    quotation: Quotation
    points: Mapping[int, Decimal]
    total: Decimal | None
    rank: int | None


def results_of(file: ProcurementFile) -> list[Result]:
    """By rank."""
    request = request_of(file)
    valid = [each for each in quotations_of(file) if each.amount is not None and each.set_aside_reason is None]
    if request is None or not valid:
        return []
    points = {quotation.id: _points(quotation) for quotation in valid}
    totals = {number: _total(given, request.criteria) for number, given in points.items()}
    known = [total for total in totals.values() if total is not None]
    results = []
    for quotation in valid:
        total = totals[quotation.id]
        rank = None if total is None or len(known) < len(valid) else 1 + sum(other > total for other in known)
        results.append(Result(quotation.invitation, quotation, points[quotation.id], total, rank))
    return sorted(results, key=lambda result: result.rank or 0)


def _points(quotation: Quotation) -> dict[int, Decimal]:
    agreed = select(Consensus).where(Consensus.quotation_id == quotation.id)
    return {consensus.criterion_id: consensus.points for consensus in session.scalars(agreed)}


def _total(points: Mapping[int, Decimal], criteria: list[AwardCriterion]) -> Decimal | None:
    if any(criterion.id not in points for criterion in criteria):
        return None
    return sum((criterion.weight * points[criterion.id] / 100 for criterion in criteria), Decimal(0))
