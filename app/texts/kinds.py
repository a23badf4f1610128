"""The kinds of texts that can be found; each feature adds its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Flask, current_app

from app.core.i18n import Text


@dataclass(frozen=True)
class Card:
    """A text in a list of results; `meta` says where it is from and of when."""

    title: str
    introduction: str
    url: str
    meta: str


@dataclass(frozen=True)
class TextKind:
    """`present` makes the cards of these numbers in one or two selects; what is gone has none.

    `file_all` files every text of this kind that everybody may read, with `finding.put`, and says how many.
    """

    key: str
    title: Text
    present: Callable[[Sequence[int]], dict[int, Card]]
    file_all: Callable[[], int] | None = None


def add_kind(app: Flask, kind: TextKind) -> None:
    app.extensions.setdefault("text_kinds", {})[kind.key] = kind


def kinds() -> dict[str, TextKind]:
    found: dict[str, TextKind] = current_app.extensions.get("text_kinds", {})
    return found
