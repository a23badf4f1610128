"""The address of a search page: Dutch parameter names, read without ever failing and written the same way."""

import secrets
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from werkzeug.datastructures import MultiDict

from app.core.i18n import _
from app.reference.queries import find_postcode
from app.search.groups import BOUNDS, CHOICES, CPV, DISTANCES, FACETS_ASKED, GROUPS, FilterGroup
from app.search.names import Names
from search_index.fields import significant_digits
from search_index.geo import GeoPoint
from search_index.query import Filter, SearchQuery, Sort

Parameters = dict[str, str | list[str]]

LONGEST_TEXT = 200  # characters; more than anyone types, and every link of the page carries it
MOST_VALUES = 50  # of one filter
SHOWN_OF_UNKNOWN = 3  # values that are repeated to the visitor, each cut short
HIGHEST_SEED = 1_000_000
HIGHEST_PAGE = 1_000_000
PAGE_SIZE = 20
LITERAL, IN_FULL = "letterlijk", "alles"
SORT_WORDS = {
    "relevantie": Sort.RELEVANCE,
    "afstand": Sort.DISTANCE,
    "naam": Sort.NAME,
    "geverifieerd": Sort.VERIFIED,
}


@dataclass(frozen=True)
class Address:
    """What an address asks for. `chosen` is by field of the index; `dropped` says what could not be used.

    A seed that is `given` by the page around the search does not stand in the address. `is_literal`: the words
    are meant as they are spelled. `in_full`: parameters of the filters that show all of their choices, which is
    about the page and not about the search.
    """

    seed: int
    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: GeoPoint | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    dropped: tuple[str, ...] = ()
    seed_is_given: bool = False
    is_literal: bool = False
    in_full: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not self.text and not self.chosen

    def query(self, today: date) -> SearchQuery:
        filters = (Filter(name, effective(name, values)) for name, values in self.chosen.items())
        return SearchQuery(
            today=today,
            text=self.text,
            filters=tuple(filters),
            sort=self.sort,
            seed=self.seed,
            page=self.page,
            page_size=PAGE_SIZE,
            near=self.near,
            facets=FACETS_ASKED,
        )

    def parameters(self) -> Parameters:
        """For a link to the first page of this search, always in the same order."""
        written: Parameters = {"q": self.text} if self.text else {}
        if self.is_literal:
            written[LITERAL] = "1"
        for group in GROUPS:
            values = self.chosen.get(group.field)
            if values:
                written[group.parameter] = values[0] if group in BOUNDS else list(values)
        if self.near:
            written["postcode"] = self.near.label
        if self.sort is not Sort.RELEVANCE:
            written["sorteer"] = _word_for(self.sort)
        if not self.seed_is_given:
            written["seed"] = str(self.seed)
        return written

    def without(self, group: FilterGroup, value: str | None = None) -> "Address":
        """The same search without one value of a filter, or without the whole filter."""
        left = tuple(each for each in self.chosen.get(group.field, ()) if value is not None and each != value)
        others = {name: values for name, values in self.chosen.items() if name != group.field}
        return replace(self, chosen={**others, group.field: left} if left else others)

    def choosing(self, group: FilterGroup, values: Iterable[str]) -> "Address":
        """The same search with these values of a filter, whatever it had."""
        return replace(self, chosen={**self.chosen, group.field: tuple(dict.fromkeys(values))})

    def with_text(self, text: str) -> "Address":
        """The same search for other words."""
        return replace(self, text=text, is_literal=False)

    def without_text(self) -> "Address":
        return self.with_text("")

    def without_filters(self) -> "Address":
        """The words, measured from the same place, in the same order."""
        return replace(self, chosen={})

    def literally(self) -> "Address":
        return replace(self, is_literal=True)

    def without_place(self) -> "Address":
        """Without the postcode, and without what needs it."""
        sort = Sort.RELEVANCE if self.sort is Sort.DISTANCE else self.sort
        return replace(self.without(DISTANCES), near=None, sort=sort)


def read_address(args: MultiDict[str, str], names: Names, seed: int | None = None) -> Address:
    """What is unknown or wrong is left out and said. `seed`: the one to use, whatever the address says."""
    dropped: list[str] = []
    chosen = {group.field: _chosen(args, group, names, dropped) for group in GROUPS}
    near = _near(args, dropped)
    if chosen[DISTANCES.field] and near is None:
        chosen[DISTANCES.field] = ()
        dropped.append(_("Distance: give a postcode to measure from."))
    text = _text(args, dropped)
    return Address(
        seed=_seed(args) if seed is None else seed,
        text=text,
        chosen={name: values for name, values in chosen.items() if values},
        near=near,
        sort=_sort(args, near, dropped),
        page=_page(args, dropped),
        dropped=tuple(dropped),
        seed_is_given=seed is not None,
        is_literal=bool(text) and args.get(LITERAL) == "1",
        in_full=frozenset(args.getlist(IN_FULL)) & {group.parameter for group in CHOICES},
    )


def without_control_characters(text: str) -> str:
    """One line of what a person can have typed: control characters and halves of characters become blanks."""
    kept = (" " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in text)
    return " ".join("".join(kept).split())


def _text(args: MultiDict[str, str], dropped: list[str]) -> str:
    text = without_control_characters(args.get("q", "")[: 10 * LONGEST_TEXT])
    if len(text) > LONGEST_TEXT:
        dropped.append(_("Your question is long: we used the first %(n)s characters.", n=LONGEST_TEXT))
    return text[:LONGEST_TEXT].strip()


def _values(args: MultiDict[str, str], parameter: str) -> list[str]:
    given = (without_control_characters(value[:LONGEST_TEXT]) for value in args.getlist(parameter))
    return [value for value in dict.fromkeys(given) if value][:MOST_VALUES]


def _chosen(args: MultiDict[str, str], group: FilterGroup, names: Names, dropped: list[str]) -> tuple[str, ...]:
    known, unknown = [], []
    for value in _values(args, group.parameter):
        code = _eight_digits(value) if group is CPV else value
        if names.knows(group.field, code):
            known.append(code)
        else:
            unknown.append(value)
    if unknown:
        shown = ", ".join(f"“{value[:30]}”" for value in unknown[:SHOWN_OF_UNKNOWN])
        dropped.append(_("%(filter)s: we do not know %(values)s.", filter=group.legend, values=shown))
    if group in BOUNDS:
        known = sorted(known, key=int)[-1:]
    return tuple(dict.fromkeys(known))


def _eight_digits(value: str) -> str:
    """`77`, `7731` and `77310000-6` as the index writes them; nothing for what is no code."""
    digits = value.partition("-")[0]
    return digits.ljust(8, "0") if digits.isascii() and digits.isdigit() and 2 <= len(digits) <= 8 else ""


def _near(args: MultiDict[str, str], dropped: list[str]) -> GeoPoint | None:
    given = without_control_characters(args.get("postcode", "")[:LONGEST_TEXT])
    if not given:
        return None
    area = find_postcode(given) if given[:4].isascii() and given[:4].isdigit() else None
    if area is None:
        dropped.append(_("Postcode: we do not know “%(postcode)s”.", postcode=given[:30]))
        return None
    return GeoPoint(area.lat, area.lon, area.pc4)


def _sort(args: MultiDict[str, str], near: GeoPoint | None, dropped: list[str]) -> Sort:
    given = without_control_characters(args.get("sorteer", "")[:LONGEST_TEXT])
    sort = SORT_WORDS.get(given or "relevantie")
    if sort is None:
        dropped.append(_("Order: we do not know “%(order)s”.", order=given[:30]))
        return Sort.RELEVANCE
    if sort is Sort.DISTANCE and near is None:
        dropped.append(_("Order by distance: give a postcode to measure from."))
        return Sort.RELEVANCE
    return sort


def _page(args: MultiDict[str, str], dropped: list[str]) -> int:
    given = args.get("blad", "1").strip()
    number = _whole_number(given, HIGHEST_PAGE)
    if number is None or number < 1:
        dropped.append(_("Page: “%(page)s” is no page number.", page=without_control_characters(given[:30])))
        return 1
    return number


def _seed(args: MultiDict[str, str]) -> int:
    given = _whole_number(args.get("seed", "").strip(), HIGHEST_SEED)
    return secrets.randbelow(HIGHEST_SEED) if given is None else given


def _whole_number(text: str, most: int) -> int | None:
    """None for anything but digits; what is more than `most` counts as `most`."""
    if not (text.isascii() and text.isdigit()):
        return None
    return min(int(text[:9]), most)


def effective(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """The values that decide: a CPV code narrows the ones above it that were ticked on the way down."""
    if name != CPV.field:
        return values
    return tuple(code for code in values if not any(_is_above(code, other) for other in values))


def _is_above(code: str, other: str) -> bool:
    return code != other and other.startswith(significant_digits(code))


def _word_for(sort: Sort) -> str:
    return next(word for word, each in SORT_WORDS.items() if each is sort)
