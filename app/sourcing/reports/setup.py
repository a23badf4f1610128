"""Put the reports and the open data into the application."""

from flask import Flask

from app.core import slots
from app.core.i18n import lazy
from app.sourcing.reports import policies, views
from app.sourcing.reports.open_data import views as open_data


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.register_blueprint(open_data.bp)
    text = lazy("Who was invited and chosen, from where and how large, and how long it took. With tables to download.")
    label = lazy("Reports on purchases")
    slots.add(app, slots.TASKS, slots.Link("purchase_reports.report", label, policies.may_read, order=44, text=text))
    slots.add(app, slots.FOOTER, slots.Link("open_data.awards", lazy("Open data"), order=8))
