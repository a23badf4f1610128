"""What features offer for a newsletter."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app

from app.core.i18n import Text
from app.organisations.bodies import Body


@dataclass(frozen=True)
class Line:
    """A text that can go along. `path` is that of its page, `number` its id, `topics` the keys of its labels."""

    number: int
    title: str
    introduction: str
    path: str
    body: Body
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """`lines` gets from when on and the moment now: what was published since, or what is to come.

    `lasting` gets ids and the moment now: which of these can still go out. Without it all can.
    """

    key: str
    title: Text
    order: int
    lines: Callable[[datetime, datetime], list[Line]]
    lasting: Callable[[Collection[int], datetime], Collection[int]] | None = None


def add_section(app: Flask, section: Section) -> None:
    app.extensions.setdefault("newsletter_sections", {})[section.key] = section


def sections() -> list[Section]:
    found: dict[str, Section] = current_app.extensions.get("newsletter_sections", {})
    return sorted(found.values(), key=lambda each: each.order)
