"""Reports: how a board's members and the whole register stand, in numbers."""

from flask import Flask

from app.core import slots
from app.core.i18n import lazy
from app.reports import views
from app.reports.policies import may_read


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    text = lazy("How many firms are registered, complete and verified, by municipality and kind of work.")
    slots.add_task(app, slots.Link("reports.report", lazy("Reports"), may_read, 90, text))
