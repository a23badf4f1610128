"""The worker's part: name the trade of what was asked, and forget what is old."""

from datetime import date

from sqlalchemy import select

from app.core.clock import today
from app.core.db import session, transaction
from app.core.settings import settings
from app.reference.cpv_suggest import suggest
from app.search.demand.models import DemandCount, DemandQuestion
from app.search.demand.services import forget_before, name_trade

BATCH = 100


def tidy() -> bool:
    """One batch of questions without a trade, then what is too old; False when there was neither."""
    return _name_trades() or _forget()


def first_day_kept() -> date:
    """The first of a month, so that no month is kept in part: settings.DEMAND_MONTHS whole ones and this one."""
    day = today()
    months = day.year * 12 + day.month - 1 - settings().DEMAND_MONTHS
    return date(months // 12, months % 12 + 1, 1)


def _name_trades() -> bool:
    unnamed = select(DemandQuestion).where(DemandQuestion.trade_group.is_(None)).order_by(DemandQuestion.id)
    if session.scalar(unnamed.with_only_columns(DemandQuestion.id).limit(1)) is None:
        return False
    with transaction():
        for question in session.scalars(unnamed.limit(BATCH)):
            name_trade(question, _guess)
    return True


def _guess(words: str) -> str | None:
    found = suggest(words, 1)
    return found[0].code if found else None


def _forget() -> bool:
    day = first_day_kept()
    if session.scalar(select(DemandCount.day).where(DemandCount.day < day).limit(1)) is None:
        return False
    with transaction():
        forget_before(day)
    return True
