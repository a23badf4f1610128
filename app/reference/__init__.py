"""Lists from elsewhere that the other features refer to."""

from flask import Flask

from app.core.clock import now
from app.core.db import transaction
from app.core.start import before_start, when_settled
from app.reference import cpv_suggest, services
from app.reference.cli import cpv, reference


def register(app: Flask) -> None:
    app.cli.add_command(reference)
    app.cli.add_command(cpv)
    before_start(app, _prepare)
    when_settled(app, _warm_up)


def _prepare() -> str | None:
    with transaction():
        counts = services.load(at=now())
    return f"Loaded {sum(counts.values())} rows of reference data." if counts else None


def _warm_up() -> None:
    for language in ("nl", "en"):
        cpv_suggest.suggest("x", 1, language)
