"""Selects on outcomes, read-only."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from app.core.clock import months_after
from app.core.db import session
from app.sourcing.kinds import CPV_CLASS
from app.sourcing.models import ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Award, Contract, DecisionLetter, NotedQuotation, Outcome, OutcomeWithdrawal


def outcome_of(file: ProcurementFile) -> Outcome | None:
    return session.scalar(select(Outcome).where(Outcome.file_id == file.id))


def contracts_of(outcome: Outcome) -> list[Contract]:
    wanted = [award.id for award in outcome.awards]
    return list(session.scalars(select(Contract).where(Contract.award_id.in_(wanted)).order_by(Contract.id)))


def incumbents(municipality_code: str, cpv_code: str, day: date) -> set[int]:
    """Firms whose contract with the municipality for this class of work (CPV, four digits) runs on that day, or ended
    in the twelve months before it."""
    statement = (
        select(ShortlistDecision.supplier_id)
        .join(Award, Award.decision_id == ShortlistDecision.id)
        .join(Contract, Contract.award_id == Award.id)
        .join(ProcurementFile, ProcurementFile.id == ShortlistDecision.file_id)
        .where(
            ShortlistDecision.supplier_id.is_not(None),
            ProcurementFile.municipality_code == municipality_code,
            ProcurementFile.cpv_code.startswith(cpv_code[:CPV_CLASS], autoescape=True),
            Contract.starts_on <= day,
            or_(Contract.ends_on.is_(None), Contract.ends_on >= months_after(day, -12)),
        )
    )
    return {supplier_id for supplier_id in session.scalars(statement) if supplier_id is not None}


def noted_quotations_of(file: ProcurementFile) -> dict[int, NotedQuotation]:
    """Those that came outside the system, by the id of the decision on the firm."""
    statement = select(NotedQuotation).join(NotedQuotation.decision).where(ShortlistDecision.file_id == file.id)
    return {noted.decision_id: noted for noted in session.scalars(statement)}


def withdrawals_of(file: ProcurementFile) -> list[OutcomeWithdrawal]:
    """Oldest first."""
    statement = select(OutcomeWithdrawal).where(OutcomeWithdrawal.file_id == file.id)
    return list(session.scalars(statement.order_by(OutcomeWithdrawal.id)))


def letters_of(outcome: Outcome) -> list[DecisionLetter]:
    """In the order in which they were written."""
    statement = select(DecisionLetter).where(DecisionLetter.outcome_id == outcome.id)
    return list(session.scalars(statement.options(joinedload(DecisionLetter.decision)).order_by(DecisionLetter.id)))


def letters_in(file: ProcurementFile) -> list[DecisionLetter]:
    """All that went, those of withdrawn decisions too."""
    statement = select(DecisionLetter).join(DecisionLetter.decision)
    statement = statement.where(ShortlistDecision.file_id == file.id, DecisionLetter.sent_at.is_not(None))
    return list(session.scalars(statement.options(joinedload(DecisionLetter.decision)).order_by(DecisionLetter.id)))


def find_letter(file_id: int, letter_id: int) -> DecisionLetter | None:
    letter = session.get(DecisionLetter, letter_id)
    return letter if letter is not None and letter.decision.file_id == file_id else None


def find_award(file_id: int, award_id: int) -> Award | None:
    award = session.get(Award, award_id)
    return award if award is not None and award.outcome.file_id == file_id else None


def contract_of(award: Award) -> Contract | None:
    return session.scalar(select(Contract).where(Contract.award_id == award.id))


def notices_of(withdrawal: OutcomeWithdrawal) -> list[DecisionLetter]:
    """The letters that tell of it."""
    own = DecisionLetter.withdrawal_id == withdrawal.id, DecisionLetter.tells_of_withdrawal
    return list(session.scalars(select(DecisionLetter).where(*own).order_by(DecisionLetter.id)))
