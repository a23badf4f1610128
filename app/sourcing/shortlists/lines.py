"""The decisions of a shortlist as plain values: of five hundred profiles no objects are made for a page."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Text, cast, select

from app.accounts.models import User
from app.core.db import session
from app.sourcing.models import LonglistEntry, OutsideFirm, ProcurementFile, ShortlistDecision
from app.suppliers.models import SupplierVersion
from app.suppliers.versions import digest_of

KEPT = 2_000  # profiles of which the digest is kept in memory, some 2 kB each


@dataclass(frozen=True)
class Profile:
    """The name and town that the public saw, and the digest of all that it saw."""

    firm: str
    town: str
    digest: str


@dataclass(frozen=True)
class Listed:
    """A firm as it stands on a longlist."""

    longlist_id: int
    supplier_id: int
    profile: Profile


@dataclass(frozen=True, eq=False)
class ShortlistLine:
    """A decision on a firm that stands on a longlist (`listed`) or comes from outside the register."""

    firm: str
    town: str
    listed: Listed | None
    outside_firm: OutsideFirm | None
    id: int
    supplier_id: int | None
    entry_id: int | None
    invited: bool
    reason: str
    override_reason: str | None
    decided_at: datetime
    decided_by_id: int
    decided_by: str


def lines_of(file: ProcurementFile) -> list[ShortlistLine]:
    """In order of rank; firms from outside the register come last."""
    decision, entry = ShortlistDecision, LonglistEntry
    said = decision.invited, decision.reason, decision.override_reason, decision.decided_at, decision.decided_by_id
    profile = cast(SupplierVersion.content, Text)
    statement = (
        select(entry.longlist_id, entry.supplier_id, profile, OutsideFirm)
        .add_columns(decision.id, decision.supplier_id, decision.entry_id, *said, User.name)
        .select_from(decision)
        .join(User, User.id == decision.decided_by_id)
        .outerjoin(entry, entry.id == decision.entry_id)
        .outerjoin(SupplierVersion, SupplierVersion.id == entry.supplier_version_id)
        .outerjoin(OutsideFirm, OutsideFirm.id == decision.outside_firm_id)
        .where(decision.file_id == file.id)
        .order_by(entry.rank.nulls_last(), decision.id)
    )
    return [_line(*row) for row in session.execute(statement)]


def _line(longlist_id: int, supplier_id: int, content: str, outside: OutsideFirm | None, *said: Any) -> ShortlistLine:
    if outside is not None:
        return ShortlistLine(outside.name, outside.town or "", None, outside, *said)
    profile = _read(content)
    return ShortlistLine(profile.firm, profile.town, Listed(longlist_id, supplier_id, profile), None, *said)


@lru_cache(KEPT)
def _read(content: str) -> Profile:
    """By the text itself, so that a profile which somebody changes in the database is read and digested anew."""
    values = json.loads(content)
    firm = values.get("trade_name") or values.get("name") or ""
    return Profile(firm, values.get("town") or "", digest_of(values))
