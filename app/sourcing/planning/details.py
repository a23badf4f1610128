"""What services take."""

from dataclasses import dataclass

from app.core.quarters import Quarter
from app.sourcing.kinds import Category
from app.sourcing.planning.models import SizeBand


@dataclass(frozen=True, kw_only=True)
class PlanDetails:
    """What a municipality expects to buy, and in which quarter its request goes out."""

    subject: str
    description: str | None
    category: Category
    cpv_code: str
    when: Quarter
    size_band: SizeBand
