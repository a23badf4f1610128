"""Columns of a new segment, gathered row by row in the order in which its documents are numbered."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from search_index.documents import SupplierDocument
from search_index.engines.whoosh.arrays import AnyArray, Rows
from search_index.engines.whoosh.columns import (
    KEYWORD_COLUMNS,
    NAME_STARTS,
    NAMES,
    TOWN_STARTS,
    WORDS,
    Keywords,
    arrays_of,
)
from search_index.engines.whoosh.vocabulary import Vocabulary
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
        self._numbers: dict[str, array[int]] = {
            name: array("q") for name in ("ids", "versions", "removed", "verified", "places")
        }
        self._lengths = array("d")
        self._points: dict[tuple[float, float, float], int] = {NOWHERE: 0}
        self._keywords: dict[str, dict[str, Holders]] = {name: {} for name in KEYWORD_COLUMNS}

    def __len__(self) -> int:
        return len(self._numbers["ids"])

    def add(self, document: SupplierDocument, length: float, words: Mapping[str, int]) -> int:
        """Returns the row. `words`: the surface words of the document, lasting for ever."""
        row = len(self)
        for keyword in KEYWORD_FIELDS:
            self._hold(row, keyword.name, keyword.read(document))
        self._hold(row, NAMES, {name_key(document.name): FOREVER})
        self._hold(row, NAME_STARTS, dict.fromkeys(word_starts(document.name), FOREVER))
        towns = {f"{start}\0{name_key(document.town)}": FOREVER for start in word_starts(document.town)}
        self._hold(row, TOWN_STARTS, towns)
        self._hold(row, WORDS, words)
        verified = document.verified_on.toordinal() if document.verified_on else 0
        place = self._place(document)
        self._number(ids=document.id, versions=document.version, removed=0, verified=verified, places=place)
        self._lengths.append(length)
        return row

    def add_removal(self, supplier_id: int, version: int) -> None:
        """Remember a deletion, so that an older version that comes late stays out."""
        self._number(ids=supplier_id, versions=version, removed=1, verified=0, places=0)
        self._lengths.append(0.0)

    def arrays(self) -> dict[str, AnyArray]:
        """What `columns.columns_from` reads."""
        numbers = {name: np.array(values, dtype=np.int64) for name, values in self._numbers.items()}
        arrays: dict[str, AnyArray] = {name: numbers[name] for name in ("ids", "versions")}
        arrays["removed"] = numbers["removed"].astype(np.bool_)
        arrays |= {name: numbers[name].astype(np.int32) for name in ("verified", "places")}
        arrays["lengths"] = np.array(self._lengths, dtype=np.float64)
        for axis, values in zip("xyz", zip(*self._points, strict=True), strict=True):
            arrays[axis] = np.array(values, dtype=np.float64)
        keywords = {name: _keywords(holders) for name, holders in self._keywords.items()}
        return arrays | arrays_of(keywords)

    def _place(self, document: SupplierDocument) -> int:
        if document.lat is None or document.lon is None:
            return 0
        return self._points.setdefault(unit_vector(document.lat, document.lon), len(self._points))

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


def _keywords(column: Mapping[str, Holders]) -> Keywords:
    values = sorted(column)
    starts = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum([len(column[value].rows) for value in values], out=starts[1:])
    return Keywords(
        values=Vocabulary.of([value.encode() for value in values]),
        starts=starts,
        rows=_joined([column[value].rows for value in values]),
        last_days=_joined([column[value].last_days for value in values]),
    )


def _joined(parts: "list[array[int]]") -> Rows:
    return np.frombuffer(b"".join(part.tobytes() for part in parts), dtype=np.int32)
