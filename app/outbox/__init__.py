"""What happened, written down in the transaction in which it happened, and passed on by the worker."""

from flask import Flask

from app.core.i18n import lazy
from app.outbox import privacy, relay
from app.outbox.cli import worker
from app.outbox.registry import add_loop


def register(app: Flask) -> None:
    app.cli.add_command(worker)
    add_loop(app, "outbox", relay.relay_one, title=lazy("Passing on what happened"))
    privacy.register(app)
