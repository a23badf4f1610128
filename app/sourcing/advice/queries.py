"""Selects on the choice of procedure, read-only."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Select, exists, select

from app.accounts.models import User
from app.core.db import session
from app.sourcing.advice.models import PlatformNotice, ProcedureChoice
from app.sourcing.models import ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Outcome, OutcomeKind

SPLITTING_WINDOW = timedelta(days=365)
GROUP_DIGITS = 3  # of a CPV code: its group


def choices_of(file: ProcurementFile) -> list[ProcedureChoice]:
    """Oldest first."""
    statement = select(ProcedureChoice).where(ProcedureChoice.file_id == file.id)
    return list(session.scalars(statement.order_by(ProcedureChoice.id)))


def current_choice(file: ProcurementFile) -> ProcedureChoice | None:
    """The newest; whether it holds already is another question (`holds`)."""
    statement = select(ProcedureChoice).where(ProcedureChoice.file_id == file.id)
    return session.scalar(statement.order_by(ProcedureChoice.id.desc()).limit(1))


def find_choice(file_id: int, choice_id: int) -> ProcedureChoice | None:
    choice = session.get(ProcedureChoice, choice_id)
    return choice if choice is not None and choice.file_id == file_id else None


def notice_of(file: ProcurementFile) -> PlatformNotice | None:
    return session.scalar(select(PlatformNotice).where(PlatformNotice.file_id == file.id))


def waiting_deviations(municipality_codes: Collection[str], user: User) -> Select[ProcedureChoice]:
    """The newest choices that wait for a controller other than the one who chose; the oldest first."""
    choice, later = ProcedureChoice, ProcedureChoice.__table__.alias()
    newer = exists().where(later.c.file_id == choice.file_id, later.c.id > choice.id)
    waiting = select(choice).join(choice.file).where(choice.chosen != choice.advised, choice.agreed_at.is_(None))
    mine = ProcurementFile.municipality_code.in_(municipality_codes)
    return waiting.where(mine, ~newer, choice.chosen_by_id != user.id).order_by(choice.id)


def has_choices(file: ProcurementFile) -> bool:
    """Whether a procedure or any firm was chosen in the file: from then on its estimate is not lowered silently."""
    decided = exists().where(ShortlistDecision.file_id == file.id)
    chosen = exists().where(ProcedureChoice.file_id == file.id)
    return bool(session.scalar(select(decided | chosen)))


def similar_files(file: ProcurementFile, *, at: datetime) -> list[ProcurementFile]:
    """Other files of the municipality in the same CPV group, opened in the twelve months before `at`, oldest first.

    Those in which nothing was bought are left out: the same need may come back in a new file.
    """
    other, group = ProcurementFile, file.cpv_code[:GROUP_DIGITS]
    nothing = exists().where(Outcome.file_id == other.id, Outcome.kind != OutcomeKind.AWARDED)
    statement = select(other).where(
        other.municipality_code == file.municipality_code,
        other.cpv_code.startswith(group),
        other.created_at >= at - SPLITTING_WINDOW,
        other.id != file.id,
        ~nothing,
    )
    return list(session.scalars(statement.order_by(other.id)))
