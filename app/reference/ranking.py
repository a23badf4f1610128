"""BM25 over a few thousand short texts, in memory."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log

SATURATION = 1.2  # k1 and b of Robertson and Zaragoza, The Probabilistic Relevance Framework (2009)
LENGTH = 0.6


class Bm25:
    """Texts by key, each given as its terms with their weighted frequency."""

    def __init__(self, texts: Iterable[tuple[str, Mapping[str, float]]]) -> None:
        frequencies = {key: dict(terms) for key, terms in texts}
        lengths = {key: sum(terms.values()) for key, terms in frequencies.items()}
        mean = sum(lengths.values()) / max(len(lengths), 1)
        found: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for key, terms in frequencies.items():
            norm = SATURATION * (1 - LENGTH + LENGTH * lengths[key] / mean)
            for term, frequency in terms.items():
                found[term].append((key, frequency * (SATURATION + 1) / (frequency + norm)))
        self._weights = {term: self._with_rarity(hits, len(lengths)) for term, hits in found.items()}
        self._terms = sorted(self._weights)

    def scores(self, terms: Mapping[str, float]) -> dict[str, float]:
        """The score of every text that has at least one of the terms; the terms have weights."""
        scores: dict[str, float] = defaultdict(float)
        for term, weight in terms.items():
            for key, score in self._weights.get(term, ()):
                scores[key] += weight * score
        return scores

    def terms_starting_with(self, start: str, most: int) -> list[str]:
        first = bisect_left(self._terms, start)
        return [term for term in self._terms[first : first + most] if term.startswith(start)]

    @staticmethod
    def _with_rarity(hits: list[tuple[str, float]], texts: int) -> list[tuple[str, float]]:
        rarity = log(1 + (texts - len(hits) + 0.5) / (len(hits) + 0.5))
        return [(key, rarity * weight) for key, weight in hits]
