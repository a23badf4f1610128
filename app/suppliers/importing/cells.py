"""Reading the cells of one row, whatever the rows are about. What is wrong is noted, with everything secret masked."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from app.suppliers.identifiers import mask
from app.suppliers.importing.fields import BadCell
from app.suppliers.importing.problems import Fault, RowProblem
from app.suppliers.kinds import LegalForm

T = TypeVar("T")
Column = TypeVar("Column", bound=StrEnum)

_LONGEST_SHOWN = 120
_LONGEST_OTHERWISE = 200  # characters
_DAMAGED = "\ufffd"
# `+31 6 ...` and `@home` are ordinary text; `+cmd|...` and `@SUM(...)` are not.
_FORMULA = re.compile(r"=|[+\-@]\s*[A-Za-z_.]+[(|!]")
_APOSTROPHE = re.compile(r"^'(?=\s*[=+\-@])")


class RowReading(Generic[Column]):
    """It goes on after a problem, so that a row is repaired in one go.

    `texts` are the cells of the row, `columns` the headings they stand under, `longest` the characters that may stand
    where 200 are not right.
    """

    def __init__(
        self, line: int, texts: Mapping[Column, str], columns: Mapping[Column, str], longest: Mapping[Column, int]
    ) -> None:
        self.line = line
        self.texts = texts
        self.columns = columns
        self.problems: list[RowProblem] = []
        self.legal_form: LegalForm | None = None
        self._longest = longest

    def read(self, target: Column, parse: Callable[[str], T]) -> T | None:
        """What `parse` makes of the cell; None when it is empty, not there or wrong."""
        text = self.texts.get(target)
        if not text:
            return None
        try:
            self._refuse_dirt(target, text)
            return parse(text)
        except BadCell as bad:
            self.note(target, text, bad.fault)
            return None

    def note(self, target: Column | None, text: str, fault: Fault) -> None:
        self.problems.append(self.problem(target, text, fault))

    def problem(self, target: Column | None, text: str, fault: Fault) -> RowProblem:
        column = self.columns[target] if target else ""
        return RowProblem(self.line, column, mask(text, self.legal_form)[:_LONGEST_SHOWN], fault)

    def _refuse_dirt(self, target: Column, text: str) -> None:
        if _DAMAGED in text:
            raise BadCell(Fault.UNREADABLE)
        if _FORMULA.match(text):
            raise BadCell(Fault.FORMULA)
        if len(text) > self._longest.get(target, _LONGEST_OTHERWISE):
            raise BadCell(Fault.TOO_LONG)


def plain(cell: str) -> str:
    """Single spaces, and without the apostrophe that an export of ours puts before `+31 6 ...`."""
    return " ".join(_APOSTROPHE.sub("", cell, count=1).split())
