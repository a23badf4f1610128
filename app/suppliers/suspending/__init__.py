"""Suspensions: the desk takes a listed firm out of sight until a day, on which it is back by itself."""

from flask import Flask

from app.accounts.policies import is_desk
from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler
from app.suppliers.messages import SuspensionOver
from app.suppliers.suspending import handlers, panels, privacy, samples, views
from app.suppliers.suspending.labels import ACTS
from app.suppliers.suspending.messages import FirmSuspended


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    privacy.register(app)
    samples.register(app)
    add_handler(app, FirmSuspended, handlers.tell_of_suspension)
    add_handler(app, SuspensionOver, handlers.tell_of_its_end)
    slots.add(app, slots.SUPPLIER_PANELS, slots.Panel("suspending/_desk_panel.html", panels.desk_panel, order=90))
    slots.add(app, slots.FIRM_PANELS, slots.Panel("suspending/_firm_panel.html", panels.firm_panel, order=5))
    text = lazy("Firms that are out of sight for a while, and why.")
    slots.add(app, slots.TASKS, slots.Link("suspending.suspensions", lazy("Suspended firms"), is_desk, 84, text))
