"""Selects on spot checks, read-only."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.core.db import session
from app.suppliers.spot_checks.models import SpotCheck, SpotCheckRound

SHOWN_MONTHS = 13


def find_check(check_id: int) -> SpotCheck | None:
    return session.get(SpotCheck, check_id)


def rounds() -> Sequence[SpotCheckRound]:
    """Newest first."""
    return session.scalars(select(SpotCheckRound).order_by(SpotCheckRound.month.desc()).limit(SHOWN_MONTHS)).all()


def checks_of(drawn: SpotCheckRound) -> Sequence[SpotCheck]:
    statement = select(SpotCheck).where(SpotCheck.month == drawn.month).options(joinedload(SpotCheck.supplier))
    return session.scalars(statement.order_by(SpotCheck.id)).all()


def drawn_before(before: datetime) -> Select[SpotCheckRound]:
    return select(SpotCheckRound).where(SpotCheckRound.drawn_at < before).order_by(SpotCheckRound.month)
