"""Which function handles which message, and which loops the worker runs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask

from app.core.i18n import Text

Handler = Callable[[Any], None]
Step = Callable[[], bool]


@dataclass(frozen=True)
class Loop:
    """`step` does one piece of work and says whether there was any; after an empty one the loop rests.

    `title` is what people call it; `name` stands in the log and the heartbeat.
    """

    name: str
    title: Text
    step: Step
    rest_seconds: float


def kind_of(message_class: type) -> str:
    """`accounts.SignedUp` for app.accounts.messages.SignedUp."""
    return f"{message_class.__module__.split('.')[1]}.{message_class.__name__}"


def add_handler(app: Flask, message_class: type, handler: Handler) -> None:
    """Call `handler` once for each message of this class, inside a transaction."""
    handlers = app.extensions.setdefault("outbox handlers", {})
    handlers[kind_of(message_class)] = (message_class, handler)


def handler_of(app: Flask, kind: str) -> tuple[type, Handler] | None:
    found = app.extensions.get("outbox handlers", {}).get(kind)
    return cast(tuple[type, Handler] | None, found)


def handled_kinds(app: Flask) -> list[str]:
    return sorted(app.extensions.get("outbox handlers", {}))


def add_loop(app: Flask, name: str, step: Step, *, title: Text, rest_seconds: float = 0.2) -> None:
    app.extensions.setdefault("worker loops", []).append(Loop(name, title, step, rest_seconds))


def loops_of(app: Flask) -> list[Loop]:
    return cast(list[Loop], app.extensions.get("worker loops", []))
