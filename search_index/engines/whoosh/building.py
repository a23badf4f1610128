"""Columns of a new segment, gathered row by row in the order in which its documents are numbered."""

from array import array
from collections.abc import Mapping

import numpy as np

from search_index.documents import SupplierDocument
from search_index.engines.whoosh.arrays import AnyArray
from search_index.engines.whoosh.columns import (
    KEYWORD_COLUMNS,
    NAME_STARTS,
    NAMES,
    TOWN_STARTS,
    WORDS,
    Keywords,
    arrays_of,
)
from search_index.engines.whoosh.vocabulary import Numbers, Vocabulary, in_order
from search_index.fields import FOREVER, KEYWORD_FIELDS
from search_index.geo import unit_vector
from search_index.ranking import name_key, word_starts

NOWHERE = (float("nan"),) * 3


class KeywordsBuilder:
    """Values of one column, gathered as flat arrays of entries and sorted by value."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._values = array("i")
        self._rows = array("i")
        self._last_days = array("i")

    def add(self, row: int, last_days: Mapping[str, int]) -> None:
        """The values that a row has, each with the last day on which it does. Rows must come in ascending order."""
        self._values.extend(map(self._numbers.__getitem__, last_days))
        self._rows.extend(array("i", (row,)) * len(last_days))
        self._last_days.extend(last_days.values())

    def build(self) -> Keywords:
        values, owners, order = in_order(self._numbers, self._values)
        return Keywords(
            values=Vocabulary.of([value.encode() for value in values]),
            starts=np.searchsorted(owners, np.arange(len(values) + 1)),
            rows=np.array(self._rows, dtype=np.int32)[order],
            last_days=np.array(self._last_days, dtype=np.int32)[order],
        )


class ColumnsBuilder:
    def __init__(self) -> None:
        self._numbers: dict[str, array[int]] = {
            name: array("q") for name in ("ids", "versions", "removed", "verified", "places")
        }
        self._lengths = array("d")
        self._points: dict[tuple[float, float, float], int] = {NOWHERE: 0}
        self._keywords = {name: KeywordsBuilder() for name in KEYWORD_COLUMNS}

    def __len__(self) -> int:
        return len(self._numbers["ids"])

    def add(self, document: SupplierDocument, length: float, words: Mapping[str, int]) -> int:
        """Returns the row. `words`: the surface words of the document, lasting for ever."""
        row = len(self)
        for keyword in KEYWORD_FIELDS:
            self._keywords[keyword.name].add(row, keyword.read(document))
        self._keywords[NAMES].add(row, {name_key(document.name): FOREVER})
        self._keywords[NAME_STARTS].add(row, dict.fromkeys(word_starts(document.name), FOREVER))
        towns = {f"{start}\0{name_key(document.town)}": FOREVER for start in word_starts(document.town)}
        self._keywords[TOWN_STARTS].add(row, towns)
        self._keywords[WORDS].add(row, words)
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
        keywords = {name: column.build() for name, column in self._keywords.items()}
        return arrays | arrays_of(keywords)

    def _place(self, document: SupplierDocument) -> int:
        if document.lat is None or document.lon is None:
            return 0
        return self._points.setdefault(unit_vector(document.lat, document.lon), len(self._points))

    def _number(self, **values: int) -> None:
        for name, value in values.items():
            self._numbers[name].append(value)
