"""What a procurement file has to account for, told once for every form of export.

Each part of the feature tells its own piece as sections of plain facts and tables. The JSON of an export takes keys
and raw values from them, the PDF and the spreadsheets labels and values in words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias, cast, overload

from flask import Flask, current_app

from app.core.i18n import Text
from app.sourcing.models import ProcurementFile


class Secret(StrEnum):
    """Why something may be left out of an export for an openness request (Wet open overheid, art. 5.1)."""

    PERSON = "person"  # privacy of people: art. 5.1 (2) (e)
    BUSINESS = "business"  # what firms told in confidence about themselves: art. 5.1 (1) (c)
    OPINION = "opinion"  # personal views on policy in internal consultation: art. 5.2


@dataclass(frozen=True)
class Named:
    """A value from a closed list: its code for machines, its label for people."""

    code: str
    label: Text


Value: TypeAlias = str | int | float | bool | Decimal | date | datetime | Named | None


@dataclass(frozen=True)
class Fact:
    """One statement; a Decimal is an amount in euros. `secret` is why it may be left out."""

    key: str
    label: Text
    value: Value
    secret: Secret | None = None


@dataclass(frozen=True)
class Column:
    """`on_paper`: whether the PDF has it, too; a page is only so wide, and all other forms have every column."""

    key: str
    label: Text
    secret: Secret | None = None
    on_paper: bool = True


Row: TypeAlias = Sequence[Value]


class ReadLater(Sequence[Row]):
    """The rows of a table that may be long, read when somebody looks: who asks what there is waits for none of them."""

    def __init__(self, read: Callable[[], Sequence[Row]]) -> None:
        self._read = read

    @cached_property
    def _rows(self) -> Sequence[Row]:
        return self._read()

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)


@dataclass(frozen=True)
class Table:
    """Each row has a value for every column, in their order."""

    key: str
    title: Text
    columns: Sequence[Column]
    rows: Sequence[Row]


@dataclass(frozen=True)
class Section:
    """A chapter of the file: its key in the JSON, its heading on paper."""

    key: str
    title: Text
    facts: Sequence[Fact] = ()
    tables: Sequence[Table] = ()


Teller = Callable[[ProcurementFile], Section]


def add_teller(app: Flask, teller: Teller, *, order: int) -> None:
    """Let every export hold what `teller` tells; sections stand by `order`."""
    app.extensions.setdefault("sections of a file", []).append((order, teller))


def sections_of(file: ProcurementFile) -> list[Section]:
    tellers = cast(list[tuple[int, Teller]], current_app.extensions.get("sections of a file", []))
    return [teller(file) for _order, teller in sorted(tellers, key=lambda each: each[0])]
