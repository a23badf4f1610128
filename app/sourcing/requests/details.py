"""What the services of requests take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.sourcing.requests.models import Answer, CriterionKind, DeclineReason


@dataclass(frozen=True)
class CriterionDetails:
    """`weight` in percent."""

    kind: CriterionKind
    name: str
    weight: int
    description: str | None = None


@dataclass(frozen=True, kw_only=True)
class RequestDetails:
    goal: str
    requirements: str
    budget_band: str | None
    award_rule: str
    criteria: Sequence[CriterionDetails]
    answer_by: date | None
    questions_until: datetime | None
    questions_to: str
    deadline: datetime
    is_sealed: bool
    language: str


@dataclass(frozen=True)
class Reply:
    """What a firm says to its invitation; reasons belong to a decline."""

    answer: Answer
    reason: DeclineReason | None = None
    text: str | None = None
