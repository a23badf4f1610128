"""What is different between two states of a profile, word by word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from app.core.i18n import Text
from app.suppliers.revisions.models import without_same
from app.suppliers.revisions.noting import NOT_BY_THE_FIRM
from app.suppliers.revisions.wording import FIELDS, Vocabulary

LISTS = frozenset(
    {
        "cpv_codes",
        "certificates",
        "themes",
        "service_municipalities",
        "languages",
        "social",
        "social_places",
        "references",
        "branches",
        "predecessors",
        "images",
    }
)


@dataclass(frozen=True)
class Piece:
    """Some words; `is_changed` when the other side does not have them."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class Change:
    """One field; no pieces when it was or is empty. Of a list, each piece is an entry."""

    label: Text
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    is_list: bool


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Names of the public fields that differ, in the order in which people read them."""
    both = (before.keys() | after.keys()) - NOT_BY_THE_FIRM
    different = without_same(dict(before), dict(after), both)
    return [field for field in FIELDS if field in different]


def labels_of(fields: Iterable[str]) -> list[Text]:
    return [FIELDS[field] for field in FIELDS if field in set(fields)]


def changes(before: Mapping[str, Any], after: Mapping[str, Any], vocabulary: Vocabulary | None = None) -> list[Change]:
    """`vocabulary`: one for all changes on a page."""
    words = vocabulary or Vocabulary()
    return [_change(field, before.get(field), after.get(field), words) for field in changed_fields(before, after)]


def _change(field: str, before: Any, after: Any, words: Vocabulary) -> Change:
    is_list = field in LISTS
    was, now = marked(words.pieces(field, before), words.pieces(field, after))
    return Change(FIELDS[field], was if is_list else _run(was), now if is_list else _run(now), is_list)


def marked(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both sides, with what only one of them has marked. A word at the end of a text is the same one inside it."""
    plain_before, plain_after = ([piece.rstrip() for piece in side] for side in (before, after))
    matcher = SequenceMatcher(None, plain_before, plain_after, autojunk=False)
    was, now = [True] * len(before), [True] * len(after)
    for first, second, size in matcher.get_matching_blocks():
        was[first : first + size] = [False] * size
        now[second : second + size] = [False] * size
    return tuple(map(Piece, before, was)), tuple(map(Piece, after, now))


def _run(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Words that stand together and are marked alike are one piece."""
    together = groupby(pieces, key=lambda piece: piece.is_changed)
    return tuple(Piece("".join(piece.text for piece in run), is_changed) for is_changed, run in together)
