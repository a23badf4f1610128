"""Firms that are in the register twice: who is warned, and how the desk makes one profile of two."""

from flask import Flask

from app.accounts.policies import is_desk
from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler, add_loop
from app.suppliers.twins import handlers, labels, presenting, privacy, samples, views, worker
from app.suppliers.twins.messages import FirmsMerged

REST_SECONDS = 30  # asking what has changed reads the whole register's versions


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, labels.ACTS)
    privacy.register(app)
    samples.register(app)
    add_handler(app, FirmsMerged, handlers.tell_editors)
    add_loop(
        app,
        "look-alikes",
        worker.compare_some,
        title=lazy("Comparing firms that look alike"),
        rest_seconds=REST_SECONDS,
    )
    slots.add(app, slots.FIRM_STATUS, slots.Panel("twins/_warning.html", presenting.warning, order=80))
    slots.add(app, slots.REVIEW_WARNINGS, slots.Panel("twins/_for_reviewer.html", presenting.for_reviewer))
    text = lazy("Firms that may be in the register twice: merge them, or note that they are two.")
    slots.add(app, slots.TASKS, slots.Link("twins.pairs", lazy("Look-alikes"), is_desk, 85, text))
