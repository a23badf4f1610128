"""From plain words to CPV codes: neither a gardener nor a buyer speaks as the vocabulary does."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from app.reference import trade_words
from app.reference.cpv import division, group
from app.reference.cpv_evidence import Evidence, best_first
from app.reference.files import read_rows
from app.reference.lexicon import Lexicon, strongest
from app.reference.ranking import Bm25
from app.reference.wording import LONGEST_TEXT, Terms, read, says, terms_of
from search_index.language import split_words

OTHER_LANGUAGE = 0.5
PART = 0.5
ANCESTORS = (0.4, 0.2, 0.1)  # of the label above, the one above that, ...
UNFINISHED_WORD = 0.5
SHORTEST_START = 3
MOST_COMPLETIONS = 40
DIFFERENT = 5  # groups, and divisions, at the head of a list that leaves the choice open


@dataclass(frozen=True)
class CpvSuggestion:
    """A code with its label; the score only orders the answers to one question."""

    code: str
    label: str
    score: float


def suggest(text: str, limit: int = 20, locale: str = "nl") -> list[CpvSuggestion]:
    """The codes that fit the words best, best first; empty when no word is known.

    The last word may be unfinished. The first call in a process builds the index.
    """
    points = _evidence(read(text), _unfinished(text)).codes()
    labels = _labels(locale)
    return [CpvSuggestion(code, labels[code], round(points[code], 3)) for code in best_first(points)[:limit]]


def classify(title: str, limit: int = 20) -> list[str]:
    """Codes that a notice with this title may have, so spread that the first show what else it may be about.

    Of the likeliest groups the best code each; then of divisions that are still missing; then the next best codes.
    Without a known word it is what is bought most; without any word nothing.
    """
    words = read(title)
    if not words:
        return []
    evidence = _evidence(words)
    best = best_first(evidence.codes())
    divisions = best_first(evidence.divisions())[:DIFFERENT]
    groups = [name for name in best_first(evidence.groups()) if division(name) in divisions][:DIFFERENT]
    missing = [name for name in divisions if name not in map(division, groups)]
    first = _first_by(group, best) | _first_by(division, best)
    chosen = [first.get(name) or _own_code(name) for name in (*groups, *missing)]
    return list(dict.fromkeys([*chosen, *best]))[:limit]


def _evidence(words: Sequence[Terms], unfinished: str = "") -> Evidence:
    """What the words say; those that begin like an unfinished one may be meant too."""
    lexicon, ranking = _lexicon(), _ranking()
    meanings = lexicon.meanings(words)
    terms = {term: weight * says([term]) for term, weight in strongest(words).items()}
    if unfinished:
        meanings.append(lexicon.completion(unfinished, UNFINISHED_WORD))
        for term in ranking.terms_starting_with(unfinished, MOST_COMPLETIONS):
            terms.setdefault(term, UNFINISHED_WORD)
    return Evidence(meanings, ranking.scores(terms))


def _unfinished(text: str) -> str:
    *_, last = split_words(text[:LONGEST_TEXT]) or [""]
    return last if len(last) >= SHORTEST_START and terms_of(last) else ""


def _first_by(level: Callable[[str], str], codes: Iterable[str]) -> dict[str, str]:
    first: dict[str, str] = {}
    for code in codes:
        first.setdefault(level(code), code)
    return first


def _own_code(name: str) -> str:
    """Of a division or group, by its digits."""
    return _by_digits()[name.ljust(8, "0")]


@dataclass
class _Learned:
    words: trade_words.Words = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=lambda: Lexicon({}))

    def learn(self, words: trade_words.Words) -> Lexicon:
        if words is not self.words:
            self.lexicon = Lexicon({**_title_words(), **words})
            self.words = words
        return self.lexicon


_learned = _Learned()


def _lexicon() -> Lexicon:
    """Built again when the desk has changed a word."""
    return _learned.learn(trade_words.current())


@cache
def _title_words() -> trade_words.Words:
    """Words of tenders that nobody would call a trade: objects that are built, subjects that are studied."""
    return {row["word"]: tuple(row["codes"].split()) for row in read_rows("title_words.csv")}


@cache
def _labels(locale: str) -> dict[str, str]:
    column = "label_en" if locale == "en" else "label_nl"
    return {row["code"]: row[column] for row in read_rows("cpv.csv")}


@cache
def _by_digits() -> dict[str, str]:
    return {code[:8]: code for code in _labels("nl")}


@cache
def _ranking() -> Bm25:
    rows = read_rows("cpv.csv")
    own = {row["code"]: _terms_of_label(row["label_nl"]) for row in rows}
    parents = {row["code"]: row["parent_code"] for row in rows}
    return Bm25((row["code"], _terms_of_code(row, own, parents)) for row in rows)


def _terms_of_code(row: Mapping[str, str], own: Mapping[str, Terms], parents: Mapping[str, str]) -> Terms:
    """Of both labels, of the labels above, and the digits themselves."""
    code = row["code"]
    terms = defaultdict(float, {code[:8]: 1.0})
    _add(terms, own[code], 1.0)
    _add(terms, _terms_of_label(row["label_en"]), OTHER_LANGUAGE)
    for weight in ANCESTORS:
        if code := parents.get(code, ""):
            _add(terms, own[code], weight)
    return terms


def _add(terms: dict[str, float], label: Terms, weight: float) -> None:
    for term, frequency in label.items():
        terms[term] += weight * frequency


def _terms_of_label(label: str) -> Terms:
    terms: dict[str, float] = defaultdict(float)
    for word in split_words(label):
        for place, term in enumerate(terms_of(word)):
            terms[term] += PART if place else 1.0
    return terms
