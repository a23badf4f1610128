"""What people type, read without ever failing: words, "phrases", OR and -word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

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


class Piece(NamedTuple):
    """A run of text between blanks or quotes, and where in the whole it starts."""

    text: str
    start: int
    words: list[str]
    is_quoted: bool = False
    is_negated: bool = False

    @property
    def is_or(self) -> bool:
        return not self.is_quoted and not self.is_negated and self.text in OR_WORDS


def parse(text: str, language: Language) -> TextQuery:
    """Read what `pieces` yields. Plain words side by side may mean something together."""
    groups: list[tuple[Alternative, ...]] = []
    excluded: list[Alternative] = []
    run: list[str] = []
    joins = False
    for piece in pieces(text):
        if not (piece.is_or or piece.is_quoted or piece.is_negated or joins):
            run += piece.words
            continue
        groups += language.groups(run)
        run = []
        if piece.is_or:
            joins = bool(groups)
            continue
        if piece.is_negated:
            excluded += language.phrase_alternatives(piece.words)
        elif joins:
            groups[-1] += _choice(piece, language)
        else:
            groups += filter(None, [language.phrase_alternatives(piece.words)])
        joins = False
    groups += language.groups(run)
    return TextQuery(tuple(dict.fromkeys(groups)), tuple(dict.fromkeys(excluded)))


def pieces(text: str) -> Iterator[Piece]:
    """At most LONGEST_TEXT characters and MOST_WORDS words; what is beyond them is not looked at."""
    budget = MOST_WORDS
    for start, run, is_quoted, is_negated in _runs(text[:LONGEST_TEXT]):
        if not budget:
            return
        words = split_words(run)[:budget]
        budget -= len(words)
        yield Piece(run, start, words, is_quoted=is_quoted, is_negated=is_negated)


def _choice(piece: Piece, language: Language) -> tuple[Alternative, ...]:
    """One side of an OR; words joined by a hyphen or a dot are read as a phrase there."""
    if piece.is_quoted or len(piece.words) > 1:
        return language.phrase_alternatives(piece.words)
    return tuple(alternative for group in language.groups(piece.words) for alternative in group)


def _runs(text: str) -> Iterator[tuple[int, str, bool, bool]]:
    """Start, text, whether it is quoted and whether it is negated."""
    start, quoted, negated = 0, False, False
    for end, char in enumerate(text + " "):
        at_end = end == len(text)
        if char in QUOTES or at_end or (char.isspace() and not quoted):
            run = text[start:end]
            if run and quoted:
                yield start, run, True, negated
            elif run:
                has_minus = run.startswith("-") and len(run) > 1
                yield start + has_minus, run[has_minus:], False, has_minus
            negated = char in QUOTES and not quoted and run == "-"
            quoted = not quoted if char in QUOTES else False
            start = end + 1
