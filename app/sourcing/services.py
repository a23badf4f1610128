"""Verbs on procurement files: open, change, close, open again."""

from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm.attributes import flag_modified

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.sourcing.advice.queries import has_choices
from app.sourcing.archive.terms import begin_term, end_term
from app.sourcing.details import FileDetails, LotDetails
from app.sourcing.kinds import FileStatus
from app.sourcing.models import Lot, ProcurementFile
from app.sourcing.outcomes.queries import outcome_of
from app.sourcing.requests.queries import request_of


def open_file(details: FileDetails, *, municipality_code: str, by: User, at: datetime) -> ProcurementFile:
    """Start a file that `by` owns, under the next number of the municipality and year.

    Raises DomainError when the values of the lots do not add up to that of the file.
    """
    _demand_whole(details)
    year = local_date(at).year
    file = ProcurementFile(
        **_columns(details),
        municipality_code=municipality_code,
        year=year,
        serial=_next_serial(municipality_code, year),
        owner=by,
        created_at=at,
    )
    _set_lots(file, details.lots)
    session.add(file)
    session.flush()  # its id goes into the audit trail
    record("file.opened", file, by=by, number=file.number, **_values(details))
    return file


def _next_serial(municipality_code: str, year: int) -> int:
    take_turn(f"files of {municipality_code}")
    own = select(func.max(ProcurementFile.serial)).where(
        ProcurementFile.municipality_code == municipality_code, ProcurementFile.year == year
    )
    return (session.scalar(own) or 0) + 1


def change_file(
    file: ProcurementFile,
    details: FileDetails,
    *,
    seen_version: int,
    by: User,
    lowering_reason: str | None = None,
) -> None:
    """Change the need. What it was before goes into the audit trail.

    Raises DomainError when somebody else changed the file after `by` opened the form, when the values of the lots do
    not add up to that of the file, when lots change after the shortlist was signed, and when the estimate is lowered
    without a reason although firms or a procedure were chosen on it.
    """
    _demand_whole(details)
    if file.version != seen_version:
        raise DomainError(lazy("Somebody else changed this file while you were writing. Look at it again."))
    after = _values(details)
    before = {**{name: getattr(file, name) for name in _columns(details)}, "lots": _plain(lots_of(file))}
    changed = {name: value for name, value in after.items() if value != before[name]}
    if not changed:
        return
    reasons = _reasons_of(file, changed, lowering_reason)
    for name, value in _columns(details).items():
        setattr(file, name, value)
    if "lots" in changed:
        _set_lots(file, details.lots)
        flag_modified(file, "subject")  # the version counts lots, too
    record("file.changed", file, by=by, before={name: before[name] for name in changed}, after=changed, **reasons)


def is_lowered_after_choice(file: ProcurementFile, value: Decimal) -> bool:
    """Whether `value` is below the estimate on which firms or a procedure were chosen already."""
    return value < file.estimated_value and has_choices(file)


def _reasons_of(file: ProcurementFile, changed: dict[str, Any], lowering_reason: str | None) -> dict[str, str]:
    if "lots" in changed and file.is_locked:
        raise DomainError(lazy("The shortlist is signed: the lots stay what they are."))
    if not is_lowered_after_choice(file, changed.get("estimated_value", file.estimated_value)):
        return {}
    if not lowering_reason:
        raise DomainError(lazy("Say why the estimate becomes lower: firms or a procedure were chosen on the old one."))
    return {"lowering_reason": lowering_reason}


def lots_of(file: ProcurementFile) -> tuple[LotDetails, ...]:
    return tuple(LotDetails(lot.subject, lot.estimated_value) for lot in file.lots)


def _plain(lots: tuple[LotDetails, ...]) -> list[dict[str, Any]]:
    return [asdict(lot) for lot in lots]


def _columns(details: FileDetails) -> dict[str, Any]:
    return {name: getattr(details, name) for name in FileDetails.__dataclass_fields__ if name != "lots"}


def _values(details: FileDetails) -> dict[str, Any]:
    """As the audit trail keeps them."""
    return {**_columns(details), "lots": _plain(details.lots)}


def _demand_whole(details: FileDetails) -> None:
    together = sum((lot.estimated_value for lot in details.lots), Decimal(0))
    if details.lots and together != details.estimated_value:
        raise DomainError(lazy("The values of the lots do not add up to the estimated value."))


def _set_lots(file: ProcurementFile, lots: tuple[LotDetails, ...]) -> None:
    """Lots keep their number, so that what hangs on one stays with it; those beyond the last are taken out."""
    del file.lots[len(lots) :]
    for place, lot in enumerate(lots):
        if place < len(file.lots):
            file.lots[place].subject, file.lots[place].estimated_value = lot.subject, lot.estimated_value
        else:
            file.lots.append(Lot(number=place + 1, subject=lot.subject, estimated_value=lot.estimated_value))


def close_file(file: ProcurementFile, *, by: User) -> None:
    """From now on the file is read and exported only. Nothing happens when it was closed already.

    Raises DomainError while firms wait for the outcome of a request.
    """
    if keeps_firms_waiting(file):
        raise DomainError(lazy("Firms got a request of this file. First withdraw it, or agree to an outcome."))
    if file.is_open:
        file.status = FileStatus.CLOSED
        closed = record("file.closed", file, by=by)
        begin_term(file, on=local_date(closed.at), by=by)


def keeps_firms_waiting(file: ProcurementFile) -> bool:
    """Whether a request was sent that is neither withdrawn nor followed by an outcome that two people agree to."""
    request = request_of(file) if file.is_locked else None
    if request is None or not request.is_out:
        return False
    outcome = outcome_of(file)
    return outcome is None or not outcome.is_agreed


def reopen_file(file: ProcurementFile, *, by: User) -> None:
    if not file.is_open:
        file.status = FileStatus.OPEN
        end_term(file)
        record("file.reopened", file, by=by)
