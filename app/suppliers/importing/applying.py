"""Lay checked rows over the register, a chunk at a time. Profiles that somebody claimed are left alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from app.core.db import session
from app.reference.models import CpvCode, PostcodeArea
from app.suppliers.details import SupplierDetails
from app.suppliers.filling import fill
from app.suppliers.importing.checking import CheckedRow
from app.suppliers.importing.matching import Profiles
from app.suppliers.importing.merging import held_details, merged
from app.suppliers.importing.models import ImportBatch
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier, SupplierVersion
from app.suppliers.queries import latest_versions
from app.suppliers.versions import digest_of, public_content


class Action(StrEnum):
    """What a row does to the register."""

    CREATE = "created"
    UPDATE = "updated"
    NOTHING = "unchanged"
    LEAVE = "claimed"
    REFUSE = "refused"


@dataclass(frozen=True)
class Step:
    """One row, the profile it is about (None: a new one), and what the profile will hold."""

    row: CheckedRow
    action: Action
    supplier: Supplier | None
    details: SupplierDetails


def plan(rows: Sequence[CheckedRow], *, imports_as: ProfileStatus) -> list[Step]:
    """What the rows would do; changes nothing."""
    profiles = Profiles(row.details for row in rows)
    return [_step(row, profiles, imports_as) for row in rows]


def _step(row: CheckedRow, profiles: Profiles, imports_as: ProfileStatus) -> Step:
    supplier = profiles.find(row.details)
    holder = profiles.holder_of_vat_id(row.details.identity.vat_id)
    if supplier is not None and not _is_unclaimed(supplier):
        return Step(row, Action.LEAVE, supplier, row.details)
    if holder is not None and holder is not supplier:
        return Step(row, Action.REFUSE, supplier, row.details)
    if supplier is None:
        return Step(row, Action.CREATE, None, row.details)
    held = held_details(supplier)
    wanted = merged(held, row.details)
    is_listed_now = imports_as is ProfileStatus.LISTED and supplier.status is ProfileStatus.UNCLAIMED
    action = Action.NOTHING if wanted == held and not is_listed_now else Action.UPDATE
    return Step(row, action, supplier, wanted)


def _is_unclaimed(supplier: Supplier) -> bool:
    """Also when it was imported as listed: nobody acts for it."""
    imported = supplier.status is ProfileStatus.LISTED and supplier.import_batch_id is not None
    return (supplier.status is ProfileStatus.UNCLAIMED or imported) and not supplier.editors


def carry_out(steps: Sequence[Step], batch: ImportBatch, *, at: datetime) -> None:
    """Write what was planned. Belongs in the transaction in which it was planned."""
    to_write = [step for step in steps if step.action in (Action.CREATE, Action.UPDATE)]
    # Held until the end, so that filling a profile finds them in the session instead of asking the database.
    _reference = _referred_to(to_write)
    with session.no_autoflush:
        written = [_write(step, batch, at) for step in to_write]
        versions = _new_versions(written, at) if batch.imports_as is ProfileStatus.LISTED else []
    session.add_all(written)
    session.add_all(versions)
    session.flush()


def _write(step: Step, batch: ImportBatch, at: datetime) -> Supplier:
    supplier = step.supplier or Supplier(status=ProfileStatus.UNCLAIMED, created_at=at, import_batch_id=batch.id)
    fill(supplier, step.details)
    supplier.updated_at = at
    if batch.imports_as is ProfileStatus.LISTED:
        # For measuring only: nobody claimed these firms, so no move leads here.
        supplier.status = ProfileStatus.LISTED
        supplier.listed_at = supplier.listed_at or at
    return supplier


def _referred_to(steps: Sequence[Step]) -> list[CpvCode | PostcodeArea]:
    areas = {step.details.place.postcode[:4] for step in steps if step.details.place.postcode}
    codes = {code for step in steps for code in step.details.trade.cpv_codes}
    return [
        *session.scalars(select(PostcodeArea).where(PostcodeArea.pc4.in_(areas))),
        *session.scalars(select(CpvCode).where(CpvCode.code.in_(codes))),
    ]


def _new_versions(suppliers: Sequence[Supplier], at: datetime) -> list[SupplierVersion]:
    """As versions.keep_version makes one, without a query for each firm.

    Made before new firms are written: afterwards each of their empty lists would be asked of the database.
    """
    latest = latest_versions([supplier.id for supplier in suppliers if supplier.id])
    versions = []
    for supplier in suppliers:
        content, last = public_content(supplier), latest.get(supplier.id)
        digest = digest_of(content)
        if last is None or last.digest != digest:
            number = last.number + 1 if last else 1
            versions.append(SupplierVersion(supplier=supplier, number=number, since=at, content=content, digest=digest))
    return versions
