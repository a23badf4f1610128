"""Spot checks: each month some listed firms, drawn by lot, for the desk to look at."""

from flask import Flask

from app.accounts.policies import is_desk
from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler, add_loop
from app.suppliers.spot_checks import handlers, privacy, samples, services, views
from app.suppliers.spot_checks.labels import ACTS
from app.suppliers.spot_checks.messages import SpotCheckDone

ONE_MINUTE = 60  # seconds


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    privacy.register(app)
    samples.register(app)
    add_handler(app, SpotCheckDone, handlers.tell_firm)
    add_loop(app, "spot checks", services.draw_next, title=lazy("Drawing spot checks"), rest_seconds=ONE_MINUTE)
    text = lazy("Some firms each month, drawn by lot: is their profile right?")
    slots.add(app, slots.TASKS, slots.Link("spot_checks.queue", lazy("Spot checks"), is_desk, 83, text))
