"""What people call the acts and the things they are done on. Each feature names its own."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app
from sqlalchemy import Select

from app.core.i18n import Text
from app.core.model import Base


@dataclass(frozen=True)
class Kind:
    """A kind of thing in the trail.

    `names` gives what people call some of them, by id. `within` selects the ids (as text) of those that a controller of
    these municipalities answers for; without it, acts on this kind are no controller's. `is_archived`: part of a
    procurement file, so that acts on it are for its municipality alone and keep their values when the person who did
    them is erased (PRODUCT.md §4: files are archived for a term).
    """

    name: Text
    names: Callable[[Collection[int]], Mapping[int, str]] | None = None
    within: Callable[[Collection[str]], Select[str]] | None = None
    is_archived: bool = False


def name_acts(app: Flask, names: Mapping[str, Text]) -> None:
    app.extensions.setdefault("audit acts", {}).update(names)


def name_kind(app: Flask, model: type[Base], kind: Kind) -> None:
    app.extensions.setdefault("audit kinds", {})[model.__tablename__] = kind


def acts() -> Mapping[str, Text]:
    """What each action is called, by action."""
    return cast(Mapping[str, Text], current_app.extensions.get("audit acts", {}))


def kinds() -> Mapping[str, Kind]:
    """By table."""
    return cast(Mapping[str, Kind], current_app.extensions.get("audit kinds", {}))


def in_words(action: str) -> str:
    """The action itself when its feature was taken away: the trail stays longer than the code."""
    return str(acts().get(action, action))


def archived_tables() -> list[str]:
    return [table for table, kind in kinds().items() if kind.is_archived]
