"""Words and phrases that mean CPV codes, found in a text however they are inflected or compounded."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.reference.wording import Terms, says, stems

Key = tuple[str, ...]

LONGER = 0.6  # what each further word of a phrase adds: "groen gas" says more than "gas"
MOST_COMPLETIONS = 40
CODES_OF_COMPLETION = 2


@dataclass(frozen=True)
class Meaning:
    """What was found, and how strongly it points at its codes, the best of which comes first."""

    codes: Sequence[str]
    strength: float


class Lexicon:
    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        """`words`: CPV codes by word or phrase. Of phrases with the same stems the codes are joined."""
        codes: dict[Key, dict[str, None]] = defaultdict(dict)
        for word, meant in words.items():
            if key := stems(word):
                codes[key].update(dict.fromkeys(meant))
        self._codes = {key: tuple(meant) for key, meant in codes.items()}
        self._by_first: dict[str, list[Key]] = defaultdict(list)
        for key in self._codes:
            self._by_first[key[0]].append(key)
        self._single = sorted(key[0] for key in self._codes if len(key) == 1)

    def meanings(self, words: Sequence[Terms]) -> list[Meaning]:
        """Of every phrase of which all words are there, next to each other or not."""
        weights = strongest(words)
        found = (key for first in weights for key in self._by_first.get(first, ()) if weights.keys() >= set(key))
        return [Meaning(self._codes[key], self._strength(key, weights)) for key in found]

    def completion(self, start: str, strength: float) -> Meaning:
        """One of the single words that begin like this."""
        first = bisect_left(self._single, start)
        found = (term for term in self._single[first : first + MOST_COMPLETIONS] if term.startswith(start))
        codes = dict.fromkeys(code for term in found for code in self._codes[(term,)][:CODES_OF_COMPLETION])
        return Meaning(tuple(codes), strength)

    @staticmethod
    def _strength(key: Key, weights: Terms) -> float:
        certainty = min(weights[term] for term in key)
        return certainty * (1 + LONGER * (len(key) - 1)) * says(key)


def strongest(words: Iterable[Terms]) -> dict[str, float]:
    """Each term with its weight where it counts most."""
    weights: dict[str, float] = {}
    for word in words:
        for term, weight in word.items():
            weights[term] = max(weight, weights.get(term, 0.0))
    return weights
