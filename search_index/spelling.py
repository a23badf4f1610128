"""Typing errors: which word of the documents was likely meant."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from search_index.engine import SearchEngine
from search_index.language import LONGEST_WORD, WORD, Language, split_words
from search_index.parser import Piece, pieces
from search_index.query import SearchQuery

SHORTEST_WORD = 3
SHORTEST_ERROR = 4  # shorter ones have too many neighbours
TWO_ERRORS_FROM = 7  # letters

Lengths = npt.NDArray[np.uint8]
Signatures = npt.NDArray[np.uint64]


def may_be_meant(word: str) -> bool:
    """Whether a folded word of a document belongs to the vocabulary: no codes, numbers and very short words."""
    return SHORTEST_WORD <= len(word) <= LONGEST_WORD and word.isalpha()


def may_be_wrong(word: str) -> bool:
    return len(word) >= SHORTEST_ERROR and may_be_meant(word)


def most_errors(word: str) -> int:
    return 2 if len(word) >= TWO_ERRORS_FROM else 1


def signature(word: str) -> int:
    """Its letters as bits: an error changes two of them at most, so that far words are passed over at once."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def near(word: str, lengths: Lengths, signatures: Signatures, errors: int) -> npt.NDArray[np.intp]:
    """The places in two parallel arrays of all words within so many errors, and of some others."""
    gap = np.abs(lengths.astype(np.int16) - len(word)) <= errors
    other = np.bitwise_count(signatures ^ np.uint64(signature(word))) <= 2 * errors
    return np.flatnonzero(gap & other)


def errors_between(typed: str, known: str, most: int) -> int | None:
    """Letters too many, missing, wrong or swapped with their neighbour; None when more than `most`.

    Optimal string alignment (G. Navarro, "A guided tour to approximate string matching", 2001, section 2),
    in a band of `most` beside the diagonal: nothing outside it stays within the bound.
    """
    if abs(len(typed) - len(known)) > most:
        return None
    far = most + 1
    before, last = [far] * (len(known) + 1), [min(column, far) for column in range(len(known) + 1)]
    for row in range(1, len(typed) + 1):
        current = [far] * (len(known) + 1)
        current[0] = min(row, far)
        for column in range(max(1, row - most), min(len(known), row + most) + 1):
            is_wrong = typed[row - 1] != known[column - 1]
            cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + is_wrong)
            if is_wrong and min(row, column) > 1 and typed[row - 2 : row] == known[column - 2 : column][::-1]:
                cost = min(cost, before[column - 2] + 1)
            current[column] = cost
        if min(current) > most:
            return None
        before, last = last, current
    return last[-1] if last[-1] <= most else None


@dataclass(frozen=True)
class Vocabulary:
    """The words of all documents in ascending order, as parallel arrays: in how many documents each is, its
    number of letters and its signature.
    """

    words: Sequence[str]
    documents: Sequence[int]
    lengths: Lengths
    signatures: Signatures

    @classmethod
    def of(cls, documents: Mapping[str, int]) -> "Vocabulary":
        words = sorted(documents)
        lengths = np.array([len(word) for word in words], dtype=np.uint8)
        signatures = np.array([signature(word) for word in words], dtype=np.uint64)
        return cls(words, [documents[word] for word in words], lengths, signatures)

    def corrections(self, words: Collection[str]) -> dict[str, str]:
        """See SearchEngine.corrections."""
        unknown = (word for word in dict.fromkeys(words) if may_be_wrong(word) and not self._has(word))
        likeliest = ((word, self._likeliest(word)) for word in unknown)
        return {word: found for word, found in likeliest if found}

    def _has(self, word: str) -> bool:
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place] == word

    def _likeliest(self, word: str) -> str | None:
        for errors in range(1, most_errors(word) + 1):
            places = near(word, self.lengths, self.signatures, errors).tolist()
            close = [place for place in places if errors_between(word, self.words[place], errors)]
            if close:
                return min(unlikeliness(word, self.words[each], self.documents[each]) for each in close)[-1]
        return None


def unlikeliness(typed: str, known: str, documents: int) -> tuple[bool, int, str]:
    """Orders words with equally many errors: who begins alike first, then who is in most documents."""
    return typed[0] != known[0], -documents, known


def corrected(text: str, engine: SearchEngine, language: Language) -> str | None:
    """The text as typed with the words replaced that nobody knows, or None when all are well.

    Words of the language stay, whether a supplier has them or not; so do phrases that occur.
    """
    composed = unicodedata.normalize("NFC", text)
    doubtful = [piece for piece in pieces(composed) if not piece.is_or and not _occurs(piece, engine)]
    unknown = {word for piece in doubtful for word in piece.words if not language.knows(word)}
    replacements = engine.corrections(unknown) if unknown else {}
    if not replacements:
        return None
    end, parts = 0, []
    for piece in doubtful:
        parts += [composed[end : piece.start], _replaced(piece.text, replacements)]
        end = piece.start + len(piece.text)
    return "".join([*parts, composed[end:]])


def _occurs(piece: Piece, engine: SearchEngine) -> bool:
    """Whether this is a phrase that some supplier has."""
    if not piece.is_quoted:
        return False
    return engine.search(SearchQuery(today=date.min, text=f'"{piece.text}"', page_size=1)).total > 0


def _replaced(text: str, replacements: dict[str, str]) -> str:
    def replacement(found: re.Match[str]) -> str:
        word = "".join(split_words(found[0]))
        return replacements.get(word, found[0])

    return WORD.sub(replacement, text)
