"""How long a file is kept: from the policy that is in force when it closes, and longer while it is held."""

from datetime import date

from app.accounts.models import User
from app.audit.services import record
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.queries import contracts_of, outcome_of
from app.sourcing.policy.queries import policy_in_force


def begin_term(file: ProcurementFile, *, on: date, by: User) -> None:
    """Set class and last day. Without a policy in force there is no term, so the file stays.

    The years count from the day of closing, or from the end of the last contract when that is later.
    """
    policy = policy_in_force(file.municipality_code, on)
    if policy is None:
        return
    file.retention_class = policy.retention_class
    file.destroy_on = years_after(max([on, *_ends_of_contracts(file)]), policy.retention_years)
    record("file.term_set", file, by=by, retention_class=file.retention_class, destroy_on=file.destroy_on)


def end_term(file: ProcurementFile) -> None:
    """What is opened again is not destroyed; closing it sets a new term."""
    file.retention_class = file.destroy_on = None


def hold(file: ProcurementFile, reason: str, *, by: User) -> None:
    """Keep it whatever its term, such as for a lawsuit. Raises DomainError when it is held already."""
    if file.hold_reason is not None:
        raise DomainError(lazy("This file is held already."))
    file.hold_reason = reason
    record("file.held", file, by=by, reason=reason)


def lift_hold(file: ProcurementFile, reason: str, *, by: User) -> None:
    """Raises DomainError when nothing holds it."""
    if file.hold_reason is None:
        raise DomainError(lazy("This file is not held."))
    record("file.hold_lifted", file, by=by, reason=reason, held_for=file.hold_reason)
    file.hold_reason = None


def years_after(day: date, years: int) -> date:
    """The same day, and for 29 February the day after where a year has none: rather kept a day longer."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _ends_of_contracts(file: ProcurementFile) -> list[date]:
    outcome = outcome_of(file)
    contracts = contracts_of(outcome) if outcome else []
    return [contract.ends_on for contract in contracts if contract.ends_on]
