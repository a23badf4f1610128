"""What services take."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.sourcing.kinds import Category, CrossBorder
from search_index.query import SearchQuery

HIGHEST_VALUE = 10_000_000_000  # euros: beyond this somebody mistyped


@dataclass(frozen=True)
class LotDetails:
    """A part of the need that can go to a firm of its own; the value as that of the file."""

    subject: str
    estimated_value: Decimal


@dataclass(frozen=True, kw_only=True)
class FileDetails:
    """The need: `estimated_value` in euros ex VAT, over the whole term with its options and lots.

    Without `lots` the file is one whole; with them, their values add up to that of the file.
    """

    subject: str
    description: str | None
    category: Category
    cpv_code: str
    estimated_value: Decimal
    estimate_basis: str
    planned_start: date | None
    cross_border: CrossBorder = CrossBorder.NOT_JUDGED
    cross_border_reason: str | None = None
    lots: tuple[LotDetails, ...] = ()


@dataclass(frozen=True)
class Choice:
    """What somebody wants for one firm: invite it, do not, or (None) take the decision back.

    `seen` is the moment of the decision that stood on their page, None when there was none.
    """

    invited: bool | None
    reason: str
    seen: datetime | None


@dataclass(frozen=True)
class Asked:
    """A search and what decided its answer. `position`: how far the index had followed the database."""

    query: SearchQuery
    words: str
    total: int
    relaxed: bool
    position: int
