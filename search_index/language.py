"""Dutch and English words as the index knows them: folded, stemmed, taken apart."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from search_index.compounds import CompoundSplitter
from search_index.fields import Tongue
from search_index.words import GENERIC_HEADS, STOP_WORDS

LONGEST_WORD = 60
PART_WEIGHT = 0.5  # a power of two, see fields.TextField
GUESS_WEIGHT = 0.5  # of a compound's parts or a synonym against the word as typed

# A CPV code, or letters and digits with apostrophes inside. Each character is read once: no backtracking.
_WORD = re.compile(r"\d{8}-\d(?!\w)|[^\W_]+(?:['’][^\W_]+)*")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ĳ": "ij", "’": "'"})


@dataclass(frozen=True)
class Alternative:
    """Terms that must all be in a document; with `offsets`, at these distances from the first in one text."""

    terms: tuple[str, ...]
    weight: float = 1.0
    offsets: tuple[int, ...] = ()


def fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def split_words(text: str) -> list[str]:
    """The words in order, folded; a CPV code without its check digit."""
    return [
        word if word.isalpha() and len(word) <= LONGEST_WORD else _tidied(word) for word in _WORD.findall(fold(text))
    ]


def _tidied(word: str) -> str:
    if word[-2:-1] == "-":
        return word[:-2]
    return word.replace("'", "")[:LONGEST_WORD]


class Language:
    """`words`: known Dutch words in lower case, for compounds. `synonyms`: what else a word looks for."""

    def __init__(
        self, words: Collection[str] = frozenset(), synonyms: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self._splitter = CompoundSplitter(words)
        self._dutch = snowballstemmer.stemmer("dutch_porter")
        self._english = snowballstemmer.stemmer("english")
        self._synonyms: dict[str, list[str]] = {}
        for word, others in (synonyms or {}).items():
            self._synonyms.setdefault(self.stem(fold(word), Tongue.DUTCH), []).extend(others)
        self.index_terms = lru_cache(maxsize=50_000)(self._index_terms)

    def stem(self, word: str, tongue: Tongue) -> str:
        """Numbers and codes stay as they are."""
        if not word.isalpha():
            return word
        if tongue is Tongue.ENGLISH:
            return str(self._english.stemWord(word))
        stem = str(self._dutch.stemWord(word))
        return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])  # bedrijven → bedrijv → bedrijf

    def _index_terms(self, word: str, tongue: Tongue) -> tuple[tuple[str, float], ...]:
        """Under which terms a word of a document is filed, each with its weight; nothing for a stop word."""
        if word in STOP_WORDS:
            return ()
        terms = {self.stem(word, tongue): 1.0}
        if tongue is Tongue.DUTCH:
            for part in self._splitter.split(word):
                terms.setdefault(self.stem(part, tongue), PART_WEIGHT)
        return tuple(terms.items())

    def word_alternatives(self, word: str) -> tuple[Alternative, ...]:
        """What a typed word may stand for, most literal first; nothing for a stop word."""
        literal = self.literal_alternatives(word)
        if not literal:
            return ()
        guesses = dict.fromkeys(self._guesses(word))
        for alternative in literal:
            guesses.pop(alternative.terms, None)
        return literal + tuple(Alternative(terms, GUESS_WEIGHT) for terms in guesses)

    def literal_alternatives(self, word: str) -> tuple[Alternative, ...]:
        """The word itself in either language, without guesses at what else it may mean."""
        if word in STOP_WORDS:
            return ()
        stems = dict.fromkeys(self.stem(word, tongue) for tongue in Tongue)
        return tuple(Alternative((stem,)) for stem in stems)

    def _guesses(self, word: str) -> Iterable[tuple[str, ...]]:
        if parts := self._content_parts(word):
            yield parts
        for synonym in self._synonyms.get(self.stem(word, Tongue.DUTCH), ()):
            kept = (each for each in split_words(synonym) if each not in STOP_WORDS)
            if terms := tuple(dict.fromkeys(self.stem(each, Tongue.DUTCH) for each in kept)):
                yield terms

    def _content_parts(self, word: str) -> tuple[str, ...]:
        parts = (part for part in self._splitter.split(word) if part not in GENERIC_HEADS)
        return tuple(dict.fromkeys(self.stem(part, Tongue.DUTCH) for part in parts))

    def phrase_alternatives(self, words: list[str]) -> tuple[Alternative, ...]:
        """The words beside each other in one text of either language; a stop word leaves its place open."""
        placed = [(place, word) for place, word in enumerate(words) if word not in STOP_WORDS]
        if not placed:
            return ()
        if len(placed) == 1:
            return self.literal_alternatives(placed[0][1])
        offsets = tuple(place - placed[0][0] for place, _ in placed)
        stemmed = dict.fromkeys(tuple(self.stem(word, tongue) for _, word in placed) for tongue in Tongue)
        return tuple(Alternative(terms, 1.0, offsets) for terms in stemmed)
