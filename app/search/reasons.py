"""Why a firm is in the list: its own words that fit, and a line that names the rest."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from app.core.i18n import LANGUAGES, Text, _, language, lazy
from app.indexing import language_of
from app.indexing.documents import Words, document_of
from app.indexing.profiles import ShortLists
from app.search.groups import CERTIFICATE, CPV, MUNICIPALITY, SOCIAL, THEME, WORKS_IN
from app.search.names import Names
from app.search.words import either
from app.suppliers.models import Supplier
from search_index.explaining import Reason, explain, marked
from search_index.fields import EVERYWHERE, significant_digits
from search_index.language import Language
from search_index.query import SearchQuery

Marked = tuple[tuple[str, bool], ...]  # a text in pieces, True where it fits the question

MOST_REASONS = 4
MOST_WORDS = 3  # named of one field
LONGEST_EXCERPT = 220  # characters: two to three lines of a card
BEFORE_MATCH = 60  # characters of an excerpt that starts inside a text
# Texts of which the card marks the words, and texts that it does not show.
MARKED: dict[str, Text] = {
    "name": lazy("name"),
    "trade_name": lazy("name"),
    "description_nl": lazy("description"),
    "description_en": lazy("description"),
}
QUOTED: dict[str, Text] = {
    "keywords": lazy("certificate or theme"),
    "cpv_ancestor_labels_nl": lazy("wider trade"),
    "cpv_ancestor_labels_en": lazy("wider trade"),
}
NAMES = frozenset({"name", "trade_name"})
LABELS = frozenset({"cpv_labels_nl", "cpv_labels_en"})
TRADES = LABELS | {"cpv", "cpv_codes"}


@dataclass(frozen=True)
class Ground:
    """Something that fits; `quoted` are words of the firm, in another language than the reader's when it is named."""

    label: str
    quoted: str = ""
    language: str | None = None


@dataclass(frozen=True)
class Explained:
    """What is said of one firm; `found_by` has the weightiest first."""

    name: Marked
    trades: tuple[Marked, ...]
    text: Marked
    found_by: tuple[Ground, ...]


@dataclass(frozen=True)
class Explainer:
    """Explains the firms of one answer."""

    query: SearchQuery
    names: Names

    @cached_property
    def _marked(self) -> dict[str, Marked]:
        return {}

    @cached_property
    def words(self) -> Words:
        return Words()

    @cached_property
    def language(self) -> Language:
        return language_of()

    @property
    def is_needed(self) -> bool:
        """Who asks for nothing is told no reasons."""
        return bool(self.query.text or self.query.filters)

    def explain(self, supplier: Supplier, lists: ShortLists, trades: Iterable[str], text: str) -> Explained:
        """`trades` and `text` are what the card shows of the supplier."""
        name = supplier.display_name
        if not self.is_needed:
            return Explained(_plain(name), tuple(map(_plain, trades)), _plain(excerpt(text, ())), ())
        reasons = explain(document_of(supplier, self.words, lists), self.query, self.language)
        fields = {reason.field for reason in reasons}
        in_text = [word for each in reasons if each.field.startswith("description") for word in each.words]
        return Explained(
            name=self._mark(name) if fields & NAMES else _plain(name),
            trades=tuple(map(self._mark if fields & LABELS else _plain, trades)),
            text=(self._mark if in_text else _plain)(excerpt(text, in_text)),
            found_by=tuple(dict.fromkeys(self._grounds(reasons, supplier, lists)))[:MOST_REASONS],
        )

    def _mark(self, text: str) -> Marked:
        """Firms of one answer often have the same trades: each text is read once."""
        if text not in self._marked:
            self._marked[text] = marked(text, self.query, self.language)
        return self._marked[text]

    def _grounds(self, reasons: Iterable[Reason], supplier: Supplier, lists: ShortLists) -> Iterator[Ground]:
        for reason in reasons:
            if reason.field in MARKED:
                yield Ground(str(MARKED[reason.field]))
            elif reason.field in QUOTED:
                words = ", ".join(f"“{word}”" for word in reason.words[:MOST_WORDS])
                yield Ground(str(QUOTED[reason.field]), words, _other_language(reason.field))
            elif reason.field == "town":
                yield Ground(_based_in([supplier.town or ""]))
            elif reason.field == "municipality_name":
                yield Ground(_based_in([self.names.label(MUNICIPALITY.field, supplier.municipality_code or "")]))
            elif reason.field in TRADES:
                yield from self._trades(reason, lists.cpv_codes)
            elif phrase := PHRASES.get(reason.field):
                labels = [self.names.label(reason.field, value) for value in reason.words if value != EVERYWHERE]
                yield Ground(phrase(labels[:MOST_WORDS]))

    def _trades(self, reason: Reason, own_codes: Iterable[str]) -> Iterator[Ground]:
        """The codes of the firm that lie at or below those that fit, or whose label has the words."""
        codes = (word.partition("-")[0] for word in reason.words)
        above = tuple(significant_digits(code) for code in codes if code.isdecimal())
        for code in (each.partition("-")[0] for each in own_codes):
            label = self.names.label(CPV.field, code)
            if (above and code.startswith(above)) or any(word in label for word in reason.words):
                yield Ground(f"CPV {code} {label}")


def _other_language(field: str) -> str | None:
    """Of the words in a text that the reader does not read in their own language."""
    written = field.rpartition("_")[2]
    return written if written in LANGUAGES and written != language() else None


def _based_in(labels: list[str]) -> str:
    return _("based in %(places)s", places=either(labels))


def _works_in(labels: list[str]) -> str:
    return _("works in %(places)s", places=either(labels)) if labels else _("works in the whole country")


PHRASES: dict[str, Callable[[list[str]], str]] = {
    MUNICIPALITY.field: _based_in,
    WORKS_IN.field: _works_in,
    CERTIFICATE.field: lambda labels: _("valid certificate %(names)s", names=", ".join(labels)),
    SOCIAL.field: ", ".join,
    THEME.field: lambda labels: _("theme %(names)s", names=", ".join(labels)),
}


def _plain(text: str) -> Marked:
    return ((text, False),) if text else ()


def excerpt(text: str, words: Iterable[str]) -> str:
    """The beginning of a text, or the part around the first of these words when it lies further on."""
    places = (place for place in (text.find(word) for word in words) if place >= 0)
    first = min(places, default=0)
    if first < LONGEST_EXCERPT - BEFORE_MATCH:
        return _shortened(text, 0, LONGEST_EXCERPT)
    return "…" + _shortened(text, text.rfind(" ", 0, first - BEFORE_MATCH) + 1, LONGEST_EXCERPT - 1)


def _shortened(text: str, start: int, longest: int) -> str:
    """Whole words on one line. Cut first: a description may be long."""
    line = " ".join(text[start : start + 2 * longest].split())
    if len(line) <= longest:
        return line
    whole = line[:longest].rpartition(" ")[0] or line[: longest - 1]
    return f"{whole.rstrip(' ,;')}…"
