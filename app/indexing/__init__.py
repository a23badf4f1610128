"""The search index follows the database through the outbox."""

from flask import Flask

from app.core.start import while_starting
from app.indexing import tracking
from app.indexing.cli import cli
from app.indexing.engines import add_engine, engine_of, language_of
from app.indexing.following import follow
from app.outbox.registry import add_loop

__all__ = ["engine_of", "language_of", "register"]


def register(app: Flask) -> None:
    add_engine(app)
    tracking.listen()
    add_loop(app, "index", follow, rest_seconds=0.2)
    app.cli.add_command(cli)
    while_starting(app, lambda: engine_of().status())
