"""Columns of a new segment, gathered row by row in the order in which Whoosh numbers its documents."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from search_index.documents import SupplierDocument
from search_index.engines.whoosh.arrays import AnyArray
from search_index.engines.whoosh.columns import (
    KEYWORD_COLUMNS,
    NAME_STARTS,
    NAMES,
    TOWN_STARTS,
    Bools,
    Columns,
)
from search_index.fields import FOREVER, KEYWORD_FIELDS
from search_index.geo import unit_vector
from search_index.ranking import name_key, word_starts

NOWHERE = (float("nan"),) * 3


@dataclass
class Holders:
    """The rows that have one value, and until which day."""

    rows: "array[int]" = field(default_factory=lambda: array("i"))
    last_days: "array[int]" = field(default_factory=lambda: array("i"))


class ColumnsBuilder:
    def __init__(self) -> None:
        self._numbers: dict[str, array[int]] = {name: array("q") for name in ("ids", "versions", "removed", "verified")}
        self._measures: dict[str, array[float]] = {name: array("d") for name in ("lengths", "x", "y", "z")}
        self._keywords: dict[str, dict[str, Holders]] = {name: {} for name in KEYWORD_COLUMNS}

    def __len__(self) -> int:
        return len(self._numbers["ids"])

    def add(self, document: SupplierDocument, length: float) -> int:
        """Returns the row."""
        row = len(self)
        for keyword in KEYWORD_FIELDS:
            self._hold(row, keyword.name, keyword.read(document))
        self._hold(row, NAMES, {name_key(document.name): FOREVER})
        self._hold(row, NAME_STARTS, dict.fromkeys(word_starts(document.name), FOREVER))
        towns = {f"{start}\0{name_key(document.town)}": FOREVER for start in word_starts(document.town)}
        self._hold(row, TOWN_STARTS, towns)
        verified = document.verified_on.toordinal() if document.verified_on else 0
        self._number(ids=document.id, versions=document.version, removed=0, verified=verified)
        point = NOWHERE
        if document.lat is not None and document.lon is not None:
            point = unit_vector(document.lat, document.lon)
        self._measure(lengths=length, x=point[0], y=point[1], z=point[2])
        return row

    def add_removal(self, supplier_id: int, version: int) -> None:
        """Remember a deletion, so that an older version that comes late stays out."""
        self._number(ids=supplier_id, versions=version, removed=1, verified=0)
        self._measure(lengths=0.0, x=NOWHERE[0], y=NOWHERE[1], z=NOWHERE[2])

    def add_columns(self, columns: Columns, kept: Bools) -> None:
        """Append the kept rows of another segment, in their order."""
        moved_to = np.cumsum(kept) - 1 + len(self)
        for name, keywords in columns.keywords.items():
            for value, rows, last_days in keywords.entries():
                stays = kept[rows]
                if stays.any():
                    holders = self._keywords[name].setdefault(value, Holders())
                    holders.rows.extend(moved_to[rows[stays]].tolist())
                    holders.last_days.extend(last_days[stays].tolist())
        x, y, z = (axis[kept] for axis in columns.points)
        self._measures["lengths"].extend(columns.lengths[kept].tolist())
        for axis, values in (("x", x), ("y", y), ("z", z)):
            self._measures[axis].extend(values.tolist())
        for name in self._numbers:
            self._numbers[name].extend(getattr(columns, name)[kept].astype(np.int64).tolist())

    def arrays(self) -> dict[str, AnyArray]:
        """What `columns.columns_from` reads."""
        arrays: dict[str, AnyArray] = {name: np.array(values, dtype=np.int64) for name, values in self._numbers.items()}
        arrays["removed"] = arrays["removed"].astype(np.bool_)
        for name, measures in self._measures.items():
            arrays[name] = np.array(measures, dtype=np.float64)
        for name, holders in self._keywords.items():
            arrays.update(_keyword_arrays(name, holders))
        return arrays

    def _hold(self, row: int, name: str, last_days: Mapping[str, int]) -> None:
        column = self._keywords[name]
        for value, last_day in last_days.items():
            holders = column.get(value)
            if holders is None:
                holders = column[value] = Holders()
            holders.rows.append(row)
            holders.last_days.append(last_day)

    def _number(self, **values: int) -> None:
        for name, value in values.items():
            self._numbers[name].append(value)

    def _measure(self, **values: float) -> None:
        for name, value in values.items():
            self._measures[name].append(value)


def _keyword_arrays(name: str, column: Mapping[str, Holders]) -> dict[str, AnyArray]:
    values = sorted(column)
    encoded = [value.encode() for value in values]
    held = [column[value] for value in values]
    return {
        f"{name}.value_starts": _starts([len(each) for each in encoded]),
        f"{name}.text": np.frombuffer(b"".join(encoded), dtype=np.uint8),
        f"{name}.starts": _starts([len(each.rows) for each in held]),
        f"{name}.rows": _joined([each.rows for each in held]),
        f"{name}.last_days": _joined([each.last_days for each in held]),
    }


def _starts(lengths: list[int]) -> AnyArray:
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64)


def _joined(parts: "list[array[int]]") -> AnyArray:
    return np.array(array("i", b"".join(part.tobytes() for part in parts)), dtype=np.int32)
