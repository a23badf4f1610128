"""Dutch words brought back to the form that all their forms share, and to the words they come from."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import snowballstemmer

DATA = Path(__file__).parent / "data"
VOWELS = frozenset("aeiouy")
DOUBLED = frozenset("aeou")  # vowels that are written twice in a closed syllable: straat, straten
DIPHTHONGS = frozenset("aa au ee ei eu ie oe oo ou ui uu".split())
NO_PLURAL_IN_S = re.compile("(ch|f|s|[^ne]t)s$")  # plaats is none of plaat; but restaurants and tickets
DEVOICED = {"v": "f", "z": "s"}  # at the end of a word: brieven, brief
VOICED = {"f": "v", "s": "z"}  # and before an ending
DIMINUTIVES = ("etjes", "tjes", "pjes", "jes", "etje", "tje", "pje", "je")
SHORTEST_BASE = 3
SHORTEST_VERB = 4  # the stem of a verb before its endings are believed
SHORTEST_ROOT = 5  # of a verb: a leiding has nothing to do with a leider, a training has with a trainer
LONG_ROOT = 7
DERIVING = ("ing", "er", "aar")
ADJECTIVES = ("isch", "lijk", "baar", "zaam", "ig")
RELATED_ENDINGS = (
    ("graaf", "grafie"),
    ("ateur", "atie"),
    ("technicus", "techniek"),
    ("technisch", "techniek"),
    ("aar", "aardij"),
    ("er", "erij"),
)


class DutchStemmer:
    """Rules of Dutch spelling, believed when they end in a known word; else Snowball's stemmer, which is that of
    Kraaij and Pohlmann (1994).
    """

    def __init__(self, words: Collection[str]) -> None:
        self._words = words
        self._snowball = snowballstemmer.stemmer("dutch")
        groups = word_groups("irregular_nl.txt")
        self._irregular = {form: base for base, *forms in groups for form in (base, *forms)}

    def knows(self, word: str) -> bool:
        return word in self._irregular or word in self._words

    def stem(self, word: str) -> str:
        if word in self._irregular:
            return self._irregular[word]
        base = next((each for each in self._bases(word) if each in self._words), None)
        if base is not None:
            return self._irregular.get(base, base)
        return word if word in self._words else str(self._snowball.stemWord(word)) or word

    def derived(self, stem: str) -> Iterator[str]:
        """Stems of the words that come from the same one: verhuizer, verhuizing and verhuizen."""
        if root := self._verb_behind(stem):
            yield self.stem(root + "en")
            yield from (self.stem(root + end) for end in DERIVING if self._is_derived(root, end))
        for one, other in RELATED_ENDINGS:
            for old, new in ((one, other), (other, one)):
                if stem.endswith(old) and (each := stem.removesuffix(old) + new) in self._words:
                    yield self.stem(each)

    def _bases(self, word: str) -> Iterator[str]:
        """What a word may be a form of, the likeliest first."""
        if word.endswith("en"):
            yield from self._singulars(word)
        elif word.endswith("s") and _syllables(word[:-1]) > 1 and not NO_PLURAL_IN_S.search(word):
            yield word[:-1]
        elif word.endswith("e") and len(word) > SHORTEST_BASE + 1:
            adjectives = _closed(word[:-1])
            yield from (each for each in adjectives if each.endswith(ADJECTIVES) or self._compares(each))
        yield from (word.removesuffix(end) for end in DIMINUTIVES if word.endswith(end))
        yield from self._verbs(word)

    def _singulars(self, word: str) -> Iterator[str]:
        """straten → straat, kassen → kas, huizen → huis, lijnen → lijn, gemeenten → gemeente."""
        yield from _closed(word[:-2])
        yield word[:-1]

    def _compares(self, adjective: str) -> bool:
        """Whether a word has degrees, so that its form in -e is none of a noun: groen, groener."""
        return _opened(adjective) + "er" in self._words

    def _verbs(self, word: str) -> Iterator[str]:
        """schildert, schilderde, geschilderd → schilder."""
        for end in filter(word.endswith, ("den", "ten", "de", "te", "d", "t")):
            stem, shortest = word.removesuffix(end), SHORTEST_VERB + 2
            if stem.startswith("ge") and len(end) == 1:
                stem, shortest = stem.removeprefix("ge"), SHORTEST_VERB
            if len(stem) >= shortest and _opened(stem) + "en" in self._words:
                yield stem

    def _verb_behind(self, stem: str) -> str | None:
        """The root of the verb (verhuiz-en) of which this is the stem, the doer or the doing."""
        roots = [stem.removesuffix(end) for end in DERIVING if stem.endswith(end)]
        derived = [root for root in roots if self._is_derived(root, stem.removeprefix(root))]
        for root in (*derived, _opened(stem)):
            if len(root) >= SHORTEST_ROOT and root + "en" in self._words:
                return root
        return None

    def _is_derived(self, root: str, end: str) -> bool:
        """Whether the verb has this doer or doing; not that a schilder shields."""
        if end == "er" and root + "ing" not in self._words and len(root) < LONG_ROOT:
            return False
        return root + end in self._words


def _closed(root: str) -> list[str]:
    """How a root before -en or -e is written without it, the likeliest first: strat → straat, kass → kas."""
    last = DEVOICED.get(root[-1:], root[-1:])
    if len(root) < SHORTEST_BASE:
        return [root[:-1] + last]
    if root[-1] == root[-2]:
        return [root[:-1]]
    plain = root[:-1] + last
    if root[-2] in DOUBLED and root[-1] not in VOWELS and root[-3:-1] not in DIPHTHONGS:
        return [root[:-1] + root[-2] + last, plain, root]
    return [plain, root]


def _opened(stem: str) -> str:
    """How a stem is written before -en or -er: straat → strat, kas → kass, huis → huiz."""
    if len(stem) < SHORTEST_BASE or stem[-1] in VOWELS:
        return stem
    last = VOICED.get(stem[-1], stem[-1])
    if stem[-2] == stem[-3] and stem[-2] in DOUBLED:
        return stem[:-2] + last
    if stem[-2] in VOWELS and stem[-3] not in VOWELS and _syllables(stem) == 1:
        return stem + stem[-1]
    return stem[:-1] + last


def _syllables(word: str) -> int:
    return sum(letter in VOWELS and before not in VOWELS for before, letter in zip(" " + word, word, strict=False))


@cache
def word_groups(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a data file, each a group of words; what follows a # is for people."""
    lines = (line.partition("#")[0].split() for line in (DATA / name).read_text(encoding="utf-8").splitlines())
    return tuple(tuple(words) for words in lines if words)
