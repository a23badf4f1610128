"""What a phone at the door tells: each with a mark that it made itself, so that told twice it counts once. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

MARK = re.compile(r"[0-9a-zA-Z-]{8,64}")
LONGEST_NAME = 150
LARGEST_NUMBER = 2**31 - 1


@dataclass(frozen=True)
class CameIn:
    """`anyway`: somebody from the waiting list, although all seats are taken."""

    mark: str
    registration_id: int
    rank: int
    came_at: datetime
    anyway: bool = False


@dataclass(frozen=True)
class WalkIn:
    """Somebody who did not register."""

    mark: str
    name: str
    firm: str
    came_at: datetime
    anyway: bool = False


@dataclass(frozen=True)
class Undo:
    """The one with this mark was a mistake."""

    mark: str


Told = CameIn | WalkIn | Undo


def read(told: Any, received_at: datetime) -> Told:
    """One entry of the list that a phone sends. Raises ValueError for what no phone of ours sends."""
    if not isinstance(told, Mapping):
        raise ValueError("no entry")
    kind, mark, anyway = told.get("kind"), _mark(told.get("mark")), told.get("anyway") is True
    if kind == "undo":
        return Undo(mark)
    came_at = _moment(told.get("at"), received_at)
    if kind == "walk-in":
        return WalkIn(mark, _words(told.get("name"), least=1), _words(told.get("firm", "")), came_at, anyway)
    if kind == "in":
        return CameIn(mark, _number(told.get("registration")), _number(told.get("rank")), came_at, anyway)
    raise ValueError("an unknown kind of entry")


def _mark(value: Any) -> str:
    if not isinstance(value, str) or not MARK.fullmatch(value):
        raise ValueError("no mark")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_NUMBER:
        raise ValueError("no number")
    return value


def _words(value: Any, least: int = 0) -> str:
    if not isinstance(value, str):
        raise ValueError("no words")
    words = " ".join(value.replace("\x00", "").split())[:LONGEST_NAME]
    if len(words) < least:
        raise ValueError("no name")
    return words


def _moment(value: Any, received_at: datetime) -> datetime:
    """By the clock of the phone; one that runs ahead, or tells nothing, came when we heard of it."""
    try:
        moment = datetime.fromisoformat(value)
        return min(moment.astimezone(UTC), received_at) if moment.tzinfo is not None else received_at
    except (TypeError, ValueError, OverflowError):  # the last: no year 0
        return received_at
