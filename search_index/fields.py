"""The one table of fields: what is searched with which weight, filtered, counted and sorted.

Every engine is built from it, so that an index and a question cannot disagree.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from search_index.documents import SupplierDocument

FOREVER = date.max.toordinal()
EVERYWHERE = "*"


class Tongue(StrEnum):
    DUTCH = "nl"
    ENGLISH = "en"


@dataclass(frozen=True)
class TextField:
    """Words are found in it. `weight` counts a word here against one in the Dutch description.

    Weights are sums of powers of two from 1/4 up, so that totals are exact in floating point.
    `is_shared`: many suppliers have the same text here, so that what is read in it is worth keeping.
    """

    name: str
    weight: float
    tongue: Tongue
    read: Callable[[SupplierDocument], str]
    is_shared: bool = False


@dataclass(frozen=True)
class KeywordField:
    """Values to filter on and to count. `read` gives each value with the last day (ordinal) that it counts.

    `group`: the filter that this field belongs to and that its counts ignore.
    `by_prefix`: a CPV code stands for everything below it. `wildcard`: the value that fits every choice.
    """

    name: str
    group: str
    read: Callable[[SupplierDocument], Mapping[str, int]]
    is_filter: bool = True
    is_facet: bool = True
    by_prefix: bool = False
    wildcard: str | None = None

    def values(self, document: SupplierDocument, on: date) -> list[str]:
        """Those that count on a day."""
        today = on.toordinal()
        return [value for value, last_day in self.read(document).items() if today <= last_day]

    def fitting(self, document: SupplierDocument, chosen: Iterable[str], on: date) -> list[str]:
        """The document's values that let it pass a filter with these choices."""
        values = self.values(document, on)
        if self.wildcard and self.wildcard in values:
            return [self.wildcard]
        if self.by_prefix:
            prefixes = tuple(significant_digits(value) for value in chosen)
            return [value for value in values if value.startswith(prefixes)]
        return [value for value in values if value in chosen]


@dataclass(frozen=True)
class Measure:
    """A number that must stay within a bound; `steps` are the bounds that are counted as a facet."""

    name: str
    steps: tuple[int, ...]


def significant_digits(cpv_code: str) -> str:
    """`77310000-6` → `7731`: the part of a CPV code that all its descendants share (a division has two)."""
    digits = cpv_code.partition("-")[0]
    return digits[:2] + digits[2:8].rstrip("0")


def _lasting(values: Iterable[str | None]) -> dict[str, int]:
    return {value: FOREVER for value in values if value}


def _cpv_codes(document: SupplierDocument) -> dict[str, int]:
    return _lasting(code.partition("-")[0] for code in document.cpv_codes)


def _cpv_divisions(document: SupplierDocument) -> dict[str, int]:
    return _lasting(f"{code[:2]}000000" for code in document.cpv_codes)


def _cpv_groups(document: SupplierDocument) -> dict[str, int]:
    """A firm that ticked a whole division is in none of its groups."""
    return _lasting(f"{code[:3]}00000" for code in document.cpv_codes if code[2:3] != "0")


def _cpv_words(document: SupplierDocument) -> str:
    """Codes at every level, so that a code typed as a word finds what lies below it."""
    codes = sorted(_cpv_codes(document))
    return " ".join(dict.fromkeys(code[:end].ljust(8, "0") for code in codes for end in range(2, 9)))


def _lines(labels: Iterable[str]) -> str:
    return " \n".join(labels)


def _works_in(document: SupplierDocument) -> dict[str, int]:
    return _lasting((EVERYWHERE,) if document.works_everywhere else document.works_in)


def _certificates(document: SupplierDocument) -> dict[str, int]:
    last_days: dict[str, int] = {}
    for proof in document.certificates:
        last_day = proof.valid_until.toordinal() if proof.valid_until else FOREVER
        last_days[proof.kind] = max(last_day, last_days.get(proof.kind, 0))
    return last_days


TEXT_FIELDS = (
    TextField("name", 4.0, Tongue.DUTCH, lambda d: d.name),
    TextField("trade_name", 4.0, Tongue.DUTCH, lambda d: d.trade_name),
    TextField("keywords", 2.0, Tongue.DUTCH, lambda d: d.keywords, is_shared=True),
    TextField("cpv_labels_nl", 2.0, Tongue.DUTCH, lambda d: _lines(d.cpv_labels_nl), is_shared=True),
    TextField("cpv_labels_en", 1.0, Tongue.ENGLISH, lambda d: _lines(d.cpv_labels_en), is_shared=True),
    TextField("description_nl", 1.0, Tongue.DUTCH, lambda d: d.description_nl),
    TextField("description_en", 1.0, Tongue.ENGLISH, lambda d: d.description_en),
    TextField("cpv_ancestor_labels_nl", 0.5, Tongue.DUTCH, lambda d: _lines(d.cpv_ancestor_labels_nl), is_shared=True),
    TextField(
        "cpv_ancestor_labels_en", 0.25, Tongue.ENGLISH, lambda d: _lines(d.cpv_ancestor_labels_en), is_shared=True
    ),
    TextField("cpv_codes", 1.0, Tongue.DUTCH, _cpv_words, is_shared=True),
    TextField("town", 2.0, Tongue.DUTCH, lambda d: d.town, is_shared=True),
    TextField("municipality_name", 1.0, Tongue.DUTCH, lambda d: d.municipality_name, is_shared=True),
)

KEYWORD_FIELDS = (
    KeywordField("cpv", "cpv", _cpv_codes, is_facet=False, by_prefix=True),
    KeywordField("cpv_division", "cpv", _cpv_divisions, is_filter=False),
    KeywordField("cpv_group", "cpv", _cpv_groups, is_filter=False),
    KeywordField("municipality", "municipality", lambda d: _lasting((d.municipality,))),
    KeywordField("works_in", "works_in", _works_in, wildcard=EVERYWHERE),
    KeywordField("size", "size", lambda d: _lasting((d.size,))),
    KeywordField("legal_form", "legal_form", lambda d: _lasting((d.legal_form,))),
    KeywordField("certificate", "certificate", _certificates),
    KeywordField("social", "social", lambda d: _lasting(d.social)),
    KeywordField("theme", "theme", lambda d: _lasting(d.themes)),
)

DISTANCE = Measure("distance", steps=(5, 10, 15, 25, 50))  # kilometres from the point of the query
VERIFIED_WITHIN = Measure("verified_within", steps=(90, 180, 365, 730))  # days

FILTERS: Mapping[str, KeywordField | Measure] = {
    **{field.name: field for field in KEYWORD_FIELDS if field.is_filter},
    DISTANCE.name: DISTANCE,
    VERIFIED_WITHIN.name: VERIFIED_WITHIN,
}
FACETS: Mapping[str, KeywordField | Measure] = {
    **{field.name: field for field in KEYWORD_FIELDS if field.is_facet},
    DISTANCE.name: DISTANCE,
    VERIFIED_WITHIN.name: VERIFIED_WITHIN,
}
