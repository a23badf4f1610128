"""Put the pages about questions for access into the application."""

from typing import Any

from flask import Flask

from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler, add_loop
from app.suppliers.access import handlers, privacy, samples, views, waiting
from app.suppliers.access.labels import ACTS
from app.suppliers.access.messages import AccessAnswered, AccessAsked, AccessDisputed, DisputeDecided
from app.suppliers.access.queries import requests_for
from app.suppliers.models import Supplier

TEN_MINUTES = 600  # seconds


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    privacy.register(app)
    samples.register(app)
    add_handler(app, AccessAsked, handlers.tell_owners)
    add_handler(app, AccessAnswered, handlers.tell_asker)
    add_handler(app, AccessDisputed, handlers.tell_of_dispute)
    add_handler(app, DisputeDecided, handlers.tell_of_decision)
    add_loop(
        app,
        "questions for access",
        waiting.escalate,
        title=lazy("Unanswered questions"),
        rest_seconds=TEN_MINUTES,
    )
    slots.add(app, slots.FIRM_PANELS, slots.Panel("access/_firm_panel.html", _firm_panel, order=10))


def _firm_panel(supplier: Supplier) -> dict[str, Any] | None:
    """Only when somebody waits for an answer."""
    found = requests_for(supplier)
    return {"requests": found} if found else None
