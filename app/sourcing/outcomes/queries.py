"""Selects on outcomes, read-only."""

from sqlalchemy import select

from app.core.db import session
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.models import Contract, Outcome


def outcome_of(file: ProcurementFile) -> Outcome | None:
    return session.scalar(select(Outcome).where(Outcome.file_id == file.id))


def contracts_of(outcome: Outcome) -> list[Contract]:
    wanted = [award.id for award in outcome.awards]
    return list(session.scalars(select(Contract).where(Contract.award_id.in_(wanted)).order_by(Contract.id)))
