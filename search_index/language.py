"""Dutch and English words as the index knows them: folded, stemmed, taken apart."""

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import filterfalse
from typing import NamedTuple

import snowballstemmer

from search_index.compounds import CompoundSplitter
from search_index.fields import Tongue
from search_index.meanings import EVERYWHERE, PRESENT, SEAT, Key, Phrases
from search_index.stemming import DutchStemmer, word_groups
from search_index.words import GENERIC_HEADS, STOP_WORDS

ANALYSIS_VERSION = 4  # raise it when documents are filed under other terms than before
LONGEST_WORD = 60
ENGLISH = "en:"  # no word holds a colon
PART_WEIGHT = 0.5  # a power of two, see fields.TextField
GUESS_WEIGHT = 0.25  # of a compound's parts, a relative or a synonym against the word as typed
TRADE_WEIGHT = 0.5  # of a trade's codes
SEAT_WEIGHT = 0.5  # of a seat in a place against its name in a text
PRESENT_WEIGHT = 0.25
EVERYWHERE_WEIGHT = 1 / 64  # so small because few may work everywhere, and the rare counts for more

# A CPV code, or letters and digits with apostrophes inside. Each character is read once: no backtracking.
WORD = re.compile(r"\d{8}-\d(?!\w)|[^\W_]+(?:['’][^\W_]+)*")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ĳ": "ij", "’": "'"})


class Alternative(NamedTuple):
    """Terms that must all be in a document; with `offsets`, at these distances from the first in one text."""

    terms: tuple[str, ...]
    weight: float = 1.0
    offsets: tuple[int, ...] = ()


def fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(filterfalse(unicodedata.combining, decomposed))


def split_words(text: str) -> list[str]:
    """The words in order, folded; a CPV code without its check digit."""
    return [word if word.isalpha() and len(word) <= LONGEST_WORD else tidied(word) for word in WORD.findall(fold(text))]


def tidied(word: str) -> str:
    """A folded word as WORD finds it, without check digit, apostrophes and what is too long."""
    if word[-2:-1] == "-":
        return word[:-2]
    return word.replace("'", "")[:LONGEST_WORD]


Group = tuple[Alternative, ...]


class Language:
    """What words mean. Only `words` decides how a document is filed, so that only they ask for a new index.

    `words`: known Dutch words in lower case, for compounds. `synonyms`: what else a word looks for. `trades`:
    everyday words and phrases with the CPV codes at or below which such firms are. `places`: names of towns and
    municipalities with the code of the municipality; of a name that occurs twice both, with a blank between.
    """

    def __init__(
        self,
        words: Collection[str] = frozenset(),
        synonyms: Mapping[str, Iterable[str]] | None = None,
        trades: Mapping[str, Collection[str]] | None = None,
        places: Mapping[str, str] | None = None,
    ) -> None:
        words = frozenset(words).union(map(fold, filterfalse(str.isascii, words)))
        self._words = words
        self._splitter = CompoundSplitter(words)
        self._dutch = DutchStemmer(words)
        self._english = snowballstemmer.stemmer("english")
        self.stem = lru_cache(maxsize=50_000)(self._stem)
        self.index_terms = lru_cache(maxsize=50_000)(self._index_terms)
        self._content_parts = lru_cache(maxsize=5_000)(self._find_content_parts)
        self._alternatives = lru_cache(maxsize=5_000)(self._word_alternatives)
        self._synonyms = self._read_synonyms(synonyms or {})
        named = ((key, tuple(codes.split())) for name, codes in (places or {}).items() for key in self._keys(name))
        self._places = Phrases(dict(named))
        self.lessons = 0
        self.learn(trades or {})

    @cached_property
    def stamp(self) -> str:
        """Changes with how documents are filed; an index with another one must be built anew."""
        return f"{ANALYSIS_VERSION}-{sum(map(zlib.crc32, map(str.encode, self._words))):x}"

    def learn(self, trades: Mapping[str, Collection[str]]) -> None:
        """Replace the trades while running: they are looked at when a question is read, not in the index."""
        codes: defaultdict[Key, list[str]] = defaultdict(list)
        for name, given in trades.items():
            terms = [code.partition("-")[0] for code in given]
            words = [word for word in split_words(name) if word not in STOP_WORDS]
            codes[tuple(self.stem(word, Tongue.DUTCH) for word in words)] += terms
            if len(words) == 1 and (parts := self._content_parts(words[0])):
                codes[parts] += terms
        codes.pop((), None)
        self.trades = trades
        self._trade_codes = Phrases({key: tuple(dict.fromkeys(found)) for key, found in codes.items()})
        self.lessons += 1

    def knows(self, word: str) -> bool:
        """Whether this is a word rather than a typing error."""
        return word in STOP_WORDS or word in self._words

    def _stem(self, word: str, tongue: Tongue) -> str:
        """Numbers and codes stay as they are."""
        if not word.isalpha():
            return word
        if tongue is Tongue.ENGLISH:
            return str(self._english.stemWord(word))
        if self._dutch.knows(word) or not (parts := self._splitter.split(word)):
            return self._dutch.stem(word)
        return word.removesuffix(parts[-1]) + self._dutch.stem(parts[-1])

    def term(self, word: str, tongue: Tongue) -> str:
        """The stem as it is filed; English ones apart, so that aarde (earth) does not meet aard (kind)."""
        stem = self.stem(word, tongue)
        return ENGLISH + stem if tongue is Tongue.ENGLISH and word.isalpha() else stem

    def parts(self, word: str) -> tuple[str, ...]:
        """Of a Dutch compound in whatever form: the words it is made of, as stems, and what those are made of."""
        found: dict[str, None] = {}
        for part in self._split(word):
            found |= dict.fromkeys((self.stem(part, Tongue.DUTCH), *self.parts(part)))
        return tuple(found)

    def _split(self, word: str) -> tuple[str, ...]:
        """Of a form the base is split: kantoren is kantoor, not kant and oren."""
        stem = self.stem(word, Tongue.DUTCH)
        return self._splitter.split(stem if self._dutch.knows(stem) else word)

    def _index_terms(self, word: str, tongue: Tongue) -> tuple[tuple[str, float], ...]:
        """Under which terms a word of a document is filed, each with its weight; nothing for a stop word."""
        if word in STOP_WORDS:
            return ()
        terms = {self.term(word, tongue): 1.0}
        if tongue is Tongue.DUTCH:
            for part in self.parts(word):
                terms.setdefault(part, PART_WEIGHT)
        return tuple(terms.items())

    def groups(self, words: list[str]) -> list[Group]:
        """What each of some words side by side may stand for, most literal first; nothing for a stop word.

        A phrase that means something adds its meaning to each of its words: who has it has all of them.
        """
        found = [list(self._alternatives(word)) for word in words]
        for span, codes in self._places.within(words):
            for place in span:
                found[place] += [each for code in codes for each in _place_alternatives(code)]
        for place, codes in self._traded(words):
            found[place] += [Alternative((code,), TRADE_WEIGHT) for code in codes]
        return [tuple(dict.fromkeys(group)) for word, group in zip(words, found, strict=True) if word not in STOP_WORDS]

    def _traded(self, words: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The places of words that name a trade, alone or in a phrase, with its codes."""
        content = [place for place, word in enumerate(words) if word not in STOP_WORDS]
        stems = [self.stem(words[place], Tongue.DUTCH) for place in content]
        for span, codes in self._trade_codes.within(stems):
            yield from ((content[place], codes) for place in span)
        for place in content:
            if codes := self._trade_codes.codes(self._content_parts(words[place])):
                yield place, codes

    def word_alternatives(self, word: str) -> Group:
        """What one typed word may stand for."""
        return next(iter(self.groups([word])), ())

    def literal_alternatives(self, word: str) -> Group:
        """The word itself in either language, without guesses at what else it may mean."""
        if word in STOP_WORDS:
            return ()
        terms = dict.fromkeys(self.term(word, tongue) for tongue in Tongue)
        return tuple(Alternative((term,)) for term in terms)

    def phrase_alternatives(self, words: list[str]) -> Group:
        """The words beside each other in one text of either language; a stop word leaves its place open."""
        placed = [(place, word) for place, word in enumerate(words) if word not in STOP_WORDS]
        if not placed:
            return ()
        if len(placed) == 1:
            return self.literal_alternatives(placed[0][1])
        offsets = tuple(place - placed[0][0] for place, _ in placed)
        stemmed = dict.fromkeys(tuple(self.term(word, tongue) for _, word in placed) for tongue in Tongue)
        return tuple(Alternative(terms, 1.0, offsets) for terms in stemmed)

    def _word_alternatives(self, word: str) -> Group:
        literal = self.literal_alternatives(word)
        if not literal:
            return ()
        guesses = dict.fromkeys(self._guesses(word))
        for alternative in literal:
            guesses.pop(alternative.terms, None)
        return literal + tuple(Alternative(terms, GUESS_WEIGHT) for terms in guesses)

    def _guesses(self, word: str) -> Iterator[tuple[str, ...]]:
        yield from self._related(self.stem(word, Tongue.DUTCH))
        if parts := self._content_parts(word):
            yield parts
            *first, last = parts
            yield from ((*first, *others) for others in self._related(last))

    def _related(self, stem: str) -> Iterator[tuple[str, ...]]:
        yield from ((other,) for other in self._dutch.derived(stem))
        yield from self._synonyms.get(stem, ())

    def _keys(self, name: str) -> list[Key]:
        """The words of a name in full and, unless an ordinary word is left of it (De Wijk), without stop words."""
        words = tuple(split_words(name))
        content = tuple(word for word in words if word not in STOP_WORDS)
        if not content:
            return []
        is_ordinary = len(content) == 1 and content[0] in self._words
        return [words] if is_ordinary or content == words else [words, content]

    def _find_content_parts(self, word: str) -> tuple[str, ...]:
        """The parts of a compound that say something; not the parts of these."""
        parts = self._split(word)
        said = parts[:-1] if parts and parts[-1] in GENERIC_HEADS else parts
        return tuple(dict.fromkeys(self.stem(part, Tongue.DUTCH) for part in said))

    def _read_synonyms(self, synonyms: Mapping[str, Iterable[str]]) -> dict[str, list[tuple[str, ...]]]:
        """By stem: the families of words that ship with this library, and the synonyms given."""
        families = {word: family for family in word_groups("families_nl.txt") for word in family}
        found: dict[str, list[tuple[str, ...]]] = {}
        for table in (families, synonyms):
            for word, others in table.items():
                meant = found.setdefault(self.stem(fold(word), Tongue.DUTCH), [])
                for other in others:
                    kept = (each for each in split_words(other) if each not in STOP_WORDS)
                    meant.append(tuple(dict.fromkeys(self.stem(each, Tongue.DUTCH) for each in kept)))
        return found


def _place_alternatives(code: str) -> Group:
    return (
        Alternative((SEAT + code,), SEAT_WEIGHT),
        Alternative((PRESENT + code,), PRESENT_WEIGHT),
        Alternative((EVERYWHERE,), EVERYWHERE_WEIGHT),
    )
