"""From plain words to CPV codes: what a gardener types is not what the vocabulary says."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.reference.compounds import split_compound, stem
from app.reference.files import read_rows
from app.reference.ranking import Bm25

STOP_WORDS = frozenset(
    "aan als bij dat de die dit door een en er het iets in is je met mijn of om onze ook op te tot uit van voor"
    " we wij zijn zoals and any by for in my of or our that the to we with something".split()
)
# A hand-written trade word says more than a label that happens to share a stem.
TRADE_WORD_SCORE = 30.0
NEXT_CODE = 0.85
OTHER_LANGUAGE = 0.5
COMPOUND_PART = 0.6
UNFINISHED_WORD = 0.5
MOST_COMPLETIONS = 40


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
    return _index(locale).suggest(text, limit)


class _Index:
    def __init__(self, locale: str) -> None:
        own, other = ("label_en", "label_nl") if locale == "en" else ("label_nl", "label_en")
        rows = read_rows("cpv.csv")
        trade_words = read_rows("trade_words.csv")
        self.labels = {row["code"]: row[own] for row in rows}
        self.vocabulary = _vocabulary([row["label_nl"] for row in rows] + [row["word"] for row in trade_words])
        self.ranking = Bm25((row["code"], self._label_terms(row[own], row[other])) for row in rows)
        self.trades = _trades(trade_words)

    def suggest(self, text: str, limit: int) -> list[CpvSuggestion]:
        tokens = tokenise(text)
        if not tokens:
            return []
        scores = self.ranking.scores(self._query_terms(tokens))
        for code, score in self._trade_scores(tokens).items():
            scores[code] = scores.get(code, 0.0) + score
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]
        return [CpvSuggestion(code, self.labels[code], round(score, 3)) for code, score in best]

    def _label_terms(self, own: str, other: str) -> dict[str, float]:
        terms: dict[str, float] = defaultdict(float)
        for label, weight in ((own, 1.0), (other, OTHER_LANGUAGE)):
            for term, share in self._terms(tokenise(label)):
                terms[term] += weight * share
        return terms

    def _query_terms(self, tokens: list[str]) -> dict[str, float]:
        terms: dict[str, float] = {}
        for term, share in self._terms(tokens):
            terms[term] = max(share, terms.get(term, 0.0))
        if len(tokens[-1]) >= 3:
            for term in self.ranking.terms_starting_with(tokens[-1], MOST_COMPLETIONS):
                terms.setdefault(term, UNFINISHED_WORD)
        return terms

    def _terms(self, tokens: list[str]) -> Iterable[tuple[str, float]]:
        for token in tokens:
            yield stem(token), 1.0
            for part in split_compound(token, self.vocabulary):
                yield stem(part), COMPOUND_PART

    def _trade_scores(self, tokens: list[str]) -> dict[str, float]:
        """Points for each code of the trade words of which every part was typed, alone or in a compound."""
        typed = dict(sorted(self._terms(tokens), key=lambda item: item[1]))
        scores: dict[str, float] = {}
        for parts, codes in self.trades.items():
            certainty = min((self._certainty(part, typed, tokens[-1]) for part in parts), default=0.0)
            if not certainty:
                continue
            for place, code in enumerate(codes):
                score = TRADE_WORD_SCORE * certainty * NEXT_CODE**place
                scores[code] = max(score, scores.get(code, 0.0))
        return scores

    @staticmethod
    def _certainty(part: str, typed: dict[str, float], last: str) -> float:
        if part in typed:
            return typed[part]
        return UNFINISHED_WORD if len(last) >= 4 and part.startswith(last) else 0.0


def tokenise(text: str) -> list[str]:
    """Lower-case words without accents, hyphens and stop words."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word for word in re.findall(r"[a-z0-9]+", plain) if len(word) > 1 and word not in STOP_WORDS]


def _vocabulary(texts: list[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in tokenise(text) if len(word) >= 4)


def _trades(rows: list[dict[str, str]]) -> dict[tuple[str, ...], list[str]]:
    return {tuple(stem(word) for word in tokenise(row["word"])): row["codes"].split() for row in rows}


@cache
def _index(locale: str) -> _Index:
    return _Index("en" if locale == "en" else "nl")
