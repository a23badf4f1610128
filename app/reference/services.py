"""Bring the reference tables in line with the data files."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, delete, insert
from sqlalchemy.dialects import postgresql, sqlite

from app.core.db import session
from app.core.model import Base
from app.reference.files import checksum, read_rows
from app.reference.models import (
    RELEASE,
    CertificateKind,
    CpvCode,
    Municipality,
    MunicipalityNeighbour,
    PostcodeArea,
    ReferenceRelease,
)

Row = dict[str, Any]


def load(*, at: datetime) -> dict[str, int]:
    """Load every list; returns the number of rows per table, or nothing when the files did not change.

    Rows that left the files stay: profiles and procurement files may still refer to them.
    """
    current = checksum()
    release = session.get(ReferenceRelease, RELEASE)
    if release is not None and release.checksum == current:
        return {}
    counts = {
        "municipality": _upsert(Municipality, _municipalities()),
        "municipality_neighbour": _replace_neighbours(),
        "postcode_area": _upsert(PostcodeArea, _postcodes()),
        "cpv_code": _upsert(CpvCode, _cpv_codes()),
        "certificate_kind": _upsert(CertificateKind, _certificates()),
    }
    session.merge(ReferenceRelease(name=RELEASE, checksum=current, loaded_at=at))
    return counts


def _upsert(model: type[Base], rows: Iterable[Row]) -> int:
    """Insert the rows, or overwrite those that share a primary key."""
    values = list(rows)
    table = cast(Table, model.__table__)
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in values[0] if name not in keys}
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), values)
    return len(values)


def _replace_neighbours() -> int:
    pairs = [
        {"code": row["code"], "neighbour_code": neighbour}
        for row in read_rows("municipalities.csv")
        for neighbour in row["neighbour_codes"].split()
    ]
    session.execute(delete(MunicipalityNeighbour))
    session.execute(insert(MunicipalityNeighbour), pairs)
    return len(pairs)


def _municipalities() -> Iterable[Row]:
    for row in read_rows("municipalities.csv"):
        yield {
            "code": row["code"],
            "name": row["name"],
            "alias": row["alias"] or None,
            "province": row["province"],
            "population": int(row["population"]),
            "lat": float(row["lat"]),
            "lon": float(row["lon"]),
        }


def _postcodes() -> Iterable[Row]:
    for row in read_rows("postcodes_pc4.csv"):
        yield {
            "pc4": row["pc4"],
            "place": row["place"],
            "other_places": row["other_places"] or None,
            "municipality_code": row["municipality_code"],
            "lat": float(row["lat"]),
            "lon": float(row["lon"]),
        }


def _cpv_codes() -> Iterable[Row]:
    """In the order of the file, in which a parent comes before its children."""
    for row in read_rows("cpv.csv"):
        yield {**row, "parent_code": row["parent_code"] or None}


def _certificates() -> Iterable[Row]:
    for row in read_rows("certificates.csv"):
        yield {
            "key": row["key"],
            "name": row["name"],
            "kind": row["kind"],
            "levels": row["levels"] or None,
            "issuer": row["issuer"] or None,
            "valid_years": int(row["valid_years"]) if row["valid_years"] else None,
            "valid_months": int(row["valid_months"]) if row["valid_months"] else None,
            "applies_to": row["applies_to"] or None,
            "aliases": row["aliases"] or None,
        }
