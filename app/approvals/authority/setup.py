"""Put these pages into the application."""

from flask import Flask

from app.approvals.authority import presenting, views
from app.approvals.authority.policies import may_open_disputes
from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, {"authority.waived": lazy("Approved without that authority was shown")})
    panel = slots.Panel("authority_checks/_panel.html", presenting.review_panel, order=10)
    slots.add(app, slots.REVIEW_PANELS, panel)
    slots.add(app, slots.SUPPLIER_PANELS, slots.Panel("authority_checks/_desk.html", presenting.desk_panel, order=90))
    text = lazy("Firms that two sides say they act for.")
    slots.add(app, slots.TASKS, slots.Link("disputes.disputes", lazy("Disputes"), may_open_disputes, 36, text))
