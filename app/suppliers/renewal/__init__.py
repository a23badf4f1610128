"""Renewal: profiles are confirmed once a year, proof expires, and who does neither lapses."""

from flask import Flask

from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler, add_loop
from app.suppliers.messages import FirmEndedByTerm
from app.suppliers.renewal import cli as _cli  # noqa: F401 - its command joins the group
from app.suppliers.renewal import handlers, panels, privacy, samples, views, worker
from app.suppliers.renewal.labels import ACTS

ONE_MINUTE = 60  # seconds: at midnight, everything soon stands where its dates say


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    privacy.register(app)
    samples.register(app)
    add_handler(app, FirmEndedByTerm, handlers.tell_of_the_end)
    title = lazy("Reminders, lapse and suspension of firms")
    add_loop(app, worker.NAME, worker.renew, title=title, rest_seconds=ONE_MINUTE)
    slots.add(app, slots.FIRM_STATUS, slots.Panel("renewal/_firm_status.html", panels.firm_status, order=10))
    slots.add(app, slots.FIRM_PANELS, slots.Panel("renewal/_firm_panel.html", panels.firm_panel, order=10))
