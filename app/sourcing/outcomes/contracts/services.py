"""The facts of what was signed; nothing is signed during the standstill."""

from dataclasses import asdict
from datetime import date, datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import Text, dateformat, lazy
from app.core.model import id_of
from app.sourcing.outcomes.deciding.services import demand_amount
from app.sourcing.outcomes.details import ContractDetails
from app.sourcing.outcomes.models import Award, Contract, Outcome
from app.sourcing.outcomes.queries import contract_of


def note_contract(award: Award, details: ContractDetails, *, seen_version: int, by: User, at: datetime) -> Contract:
    """Note what was signed, or correct what was noted (what it was goes into the audit trail).

    `seen_version` is that of the contract `by` saw, 0 when there was none. Raises DomainError when the standstill
    runs, a date cannot be, or it is worth more than was awarded without a reason.
    """
    _demand_free(award.outcome, at)
    _demand_dates(award.outcome, details, local_date(at))
    _demand_value(award, details)
    contract = contract_of(award)
    if seen_version != (contract.version if contract else 0):
        raise DomainError(lazy("Somebody else changed the contract while you were writing. Look at it again."))
    if contract is None:
        contract = Contract(award=award, **asdict(details), noted_at=at, noted_by_id=id_of(by))
        session.add(contract)
        session.flush()
        record("contract.noted", award.outcome.file, by=by, contract=contract.id, **asdict(details))
        return contract
    _correct(contract, details, by=by, at=at)
    return contract


def _correct(contract: Contract, details: ContractDetails, *, by: User, at: datetime) -> None:
    before = {name: getattr(contract, name) for name in asdict(details)}
    changed = {name: value for name, value in asdict(details).items() if value != before[name]}
    if not changed:
        return
    for name, value in changed.items():
        setattr(contract, name, value)
    contract.noted_at, contract.noted_by_id = at, id_of(by)
    was = {name: before[name] for name in changed}
    record("contract.corrected", contract.award.outcome.file, by=by, contract=contract.id, before=was, after=changed)


def is_free(outcome: Outcome, day: date) -> bool:
    """Whether a contract may be signed on that day."""
    if outcome.announced_at is None:
        return False
    return outcome.standstill_until is None or day > outcome.standstill_until


def _demand_free(outcome: Outcome, at: datetime) -> None:
    if outcome.announced_at is None:
        raise DomainError(lazy("First tell all firms how the file ended."))
    if not is_free(outcome, local_date(at)):
        raise DomainError(_too_early(outcome))


def _too_early(outcome: Outcome) -> Text:
    return lazy("The standstill runs until %(date)s. Sign after that day.", date=dateformat(outcome.standstill_until))


def _demand_dates(outcome: Outcome, details: ContractDetails, today: date) -> None:
    if details.signed_on > today:
        raise DomainError(lazy("The day of signing is in the future."))
    if not is_free(outcome, details.signed_on):
        raise DomainError(_too_early(outcome))
    if details.ends_on is not None and details.ends_on < details.starts_on:
        raise DomainError(lazy("The last day is before the first."))


def _demand_value(award: Award, details: ContractDetails) -> None:
    demand_amount(details.value)
    if details.value > award.amount and not (details.value_reason or "").strip():
        raise DomainError(lazy("Say why the contract is worth more than was awarded."))
