"""Counted searches."""

from datetime import date
from typing import Any

from app.core.clock import today
from app.search.demand.models import DemandCount, DemandQuestion
from tests.factories import next_number, save

GARDENS = "77300000"


def make_question(**values: Any) -> DemandQuestion:
    """Words that nobody else uses, about gardens, not yet asked."""
    defaults = {"words": f"boomverzorger {next_number()}", "trades": "", "places": "", "narrowed": False}
    return save(DemandQuestion(**{"trade_group": GARDENS, **defaults, **values}))


def ask(
    question: DemandQuestion, times: int = 1, *, day: date | None = None, hits: int = 0, authority: str = ""
) -> DemandQuestion:
    count = DemandCount(question_id=question.id, day=day or today(), hits=hits, authority=authority, number=times)
    save(count)
    return question
