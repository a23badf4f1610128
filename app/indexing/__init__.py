"""The search index follows the database through the outbox."""

from flask import Flask

from app.accounts.policies import is_desk
from app.core import slots
from app.core.i18n import lazy
from app.core.start import while_starting
from app.indexing import tracking, views
from app.indexing.cli import cli
from app.indexing.engines import add_engine, engine_of, language_of
from app.indexing.following import follow, merge
from app.outbox.registry import add_loop

__all__ = ["engine_of", "language_of", "register"]


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    add_engine(app)
    tracking.listen()
    add_loop(app, "index", follow, title=lazy("Keeping the search index up to date"), rest_seconds=0.2)
    add_loop(app, "index merging", merge, title=lazy("Merging parts of the search index"), rest_seconds=1.0)
    app.cli.add_command(cli)
    while_starting(app, lambda: engine_of().status())
    slots.add(app, slots.NAVIGATION, slots.Link("indexing.state", lazy("Search index"), is_desk, order=85))
