"""What people type, read without ever failing: words, "phrases", OR and -word."""

from collections.abc import Iterator
from dataclasses import dataclass

from search_index.language import Alternative, Language, split_words

LONGEST_TEXT = 2_000
MOST_WORDS = 24
QUOTES = frozenset('"“”„«»')
OR_WORDS = frozenset({"OR", "OF", "|"})


@dataclass(frozen=True)
class TextQuery:
    """Every group must match by any of its alternatives, none of the excluded may.

    Without groups everything matches, so a text of stop words or punctuation narrows nothing.
    """

    groups: tuple[tuple[Alternative, ...], ...] = ()
    excluded: tuple[Alternative, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A run of text between blanks or quotes."""

    text: str
    is_quoted: bool = False
    is_negated: bool = False

    @property
    def is_or(self) -> bool:
        return not self.is_quoted and not self.is_negated and self.text in OR_WORDS


def parse(text: str, language: Language) -> TextQuery:
    """Read at most LONGEST_TEXT characters and MOST_WORDS words; what is beyond them is not looked at."""
    groups: list[tuple[Alternative, ...]] = []
    excluded: list[Alternative] = []
    joins = False
    budget = MOST_WORDS
    for piece in _pieces(text[:LONGEST_TEXT]):
        if piece.is_or:
            joins = bool(groups)
            continue
        words = split_words(piece.text)[:budget]
        budget -= len(words)
        if piece.is_negated:
            excluded.extend(language.phrase_alternatives(words))
        elif joins:
            groups[-1] += _choice(words, piece, language)
        else:
            groups.extend(_groups(words, piece, language))
        joins = False
    return TextQuery(tuple(dict.fromkeys(groups)), tuple(dict.fromkeys(excluded)))


def _choice(words: list[str], piece: Piece, language: Language) -> tuple[Alternative, ...]:
    """One side of an OR; words joined by a hyphen or a dot are read as a phrase there."""
    if piece.is_quoted or len(words) > 1:
        return language.phrase_alternatives(words)
    return tuple(alternative for word in words for alternative in language.word_alternatives(word))


def _groups(words: list[str], piece: Piece, language: Language) -> list[tuple[Alternative, ...]]:
    if piece.is_quoted:
        groups = [language.phrase_alternatives(words)]
    else:
        groups = [language.word_alternatives(word) for word in words]
    return [group for group in groups if group]


def _pieces(text: str) -> Iterator[Piece]:
    start, quoted, negated = 0, False, False
    for end, char in enumerate(text + " "):
        at_end = end == len(text)
        if char in QUOTES or at_end or (char.isspace() and not quoted):
            if end > start:
                run = text[start:end]
                yield Piece(run, is_quoted=True, is_negated=negated) if quoted else _unquoted(run)
            negated = char in QUOTES and not quoted and text[start:end] == "-"
            quoted = not quoted if char in QUOTES else False
            start = end + 1


def _unquoted(text: str) -> Piece:
    return Piece(text.removeprefix("-"), is_negated=text.startswith("-") and len(text) > 1)
