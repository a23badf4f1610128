"""Put purchasing policies into the application."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.sourcing.policy import policies, privacy, queries, views
from app.sourcing.policy.labels import ACTS
from app.sourcing.policy.models import ProcurementPolicy


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    name_kind(
        app,
        ProcurementPolicy,
        Kind(lazy("Purchasing policy"), queries.names_of_policies, queries.ids_of_policies_within, is_archived=True),
    )
    privacy.register(app)
    text = lazy("Amounts, numbers of firms and rules for the choice of firms, with their sources and from when on.")
    label = lazy("Purchasing policy")
    link = slots.Link("purchasing_policy.versions", label, policies.may_open_policies, order=42, text=text)
    slots.add(app, slots.TASKS, link)
