"""What services take; amounts in euros ex VAT."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.sourcing.outcomes.models import OutcomeKind


@dataclass(frozen=True)
class AwardLine:
    """One firm (by the decision to invite it) gets the work, or the lot, for this amount."""

    decision_id: int
    lot_id: int | None
    amount: Decimal
    reason: str | None


@dataclass(frozen=True)
class OutcomeDetails:
    kind: OutcomeKind
    rationale: str
    awards: tuple[AwardLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ContractDetails:
    signed_on: date
    starts_on: date
    ends_on: date | None
    options: str | None
    value: Decimal
    value_reason: str | None
