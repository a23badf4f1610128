"""What happens before and while the site starts. Features say what of theirs belongs to it."""

import logging
from collections.abc import Callable

from flask import Flask

from app.core.db import database_of
from app.core.migrate import upgrade

Preparation = Callable[[], str | None]
Warming = Callable[[], object]

log = logging.getLogger(__name__)


def before_start(app: Flask, preparation: Preparation) -> None:
    """Run `preparation` before the site is served; it may return a line to print."""
    app.extensions.setdefault("before start", []).append(preparation)


def while_starting(app: Flask, warming: Warming) -> None:
    """Call `warming` in each new web process, beside its first requests."""
    app.extensions.setdefault("while starting", []).append(warming)


def when_settled(app: Flask, warming: Warming) -> None:
    """Call `warming` in each new web process some seconds later: what no first page needs, and what takes long."""
    app.extensions.setdefault("when settled", []).append(warming)


def prepare(app: Flask) -> list[str]:
    """Bring the tables up to date and load what is missing; returns what there is to tell."""
    database = database_of(app)
    upgrade(database.engine)
    told = []
    for preparation in app.extensions.get("before start", ()):
        with app.app_context(), database.scope():
            told.append(preparation())
    database.engine.dispose()  # processes that are forked from this one must not share its connections
    return [line for line in told if line]


def warm_up(app: Flask) -> None:
    """Build what the first visitor would otherwise wait for.

    The highest feature comes first: a visitor asks for firms before anything else.
    """
    _call(app, app.extensions.get("while starting", [])[::-1])


def settle(app: Flask) -> None:
    _call(app, app.extensions.get("when settled", []))


def _call(app: Flask, warmings: list[Warming]) -> None:
    """What fails is noted: a visitor will meet it too."""
    for warming in warmings:
        try:
            with app.app_context(), database_of(app).scope():
                warming()
        except Exception:  # whatever it is, the others go on
            log.warning("warming up failed", exc_info=True)
