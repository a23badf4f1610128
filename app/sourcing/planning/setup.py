"""Put the calendar into the application."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler, add_loop
from app.sourcing.planning import (
    handlers,
    policies,
    presenting,
    privacy,
    queries,
    samples,
    telling,
    views,
)
from app.sourcing.planning.blueprint import bp
from app.sourcing.planning.labels import ACTS
from app.sourcing.planning.messages import PlanMoved, PlanWithdrawn
from app.sourcing.planning.models import PlannedPurchase
from app.sourcing.planning.public import views as public_views
from app.sourcing.record import add_teller

PAGES = (public_views, views)  # each adds its own to the blueprint
HALF_A_MINUTE = 30  # seconds


def register(app: Flask) -> None:
    app.register_blueprint(bp)
    name_acts(app, ACTS)
    name_kind(
        app,
        PlannedPurchase,
        Kind(lazy("Planned purchase"), queries.names_of_plans, queries.ids_of_plans_within, is_archived=True),
    )
    privacy.register(app)
    samples.register(app)
    add_handler(app, PlanMoved, handlers.tell_of_move)
    add_handler(app, PlanWithdrawn, handlers.tell_of_withdrawal)
    title = lazy("Mails about planned purchases that went out")
    add_loop(app, "planned purchases", handlers.tell_next_start, title=title, rest_seconds=HALF_A_MINUTE)
    add_teller(app, telling.tell, order=12)
    _add_to_pages(app)


def _add_to_pages(app: Flask) -> None:
    label = lazy("Procurement calendar")
    slots.add(app, slots.FOOTER, slots.Link("planning.calendar", label, order=6))
    text = lazy("What your municipality expects to buy, for firms to see early, and which firms are interested.")
    slots.add(app, slots.TASKS, slots.Link("planning.plans", label, policies.may_read_plans, order=43, text=text))
    slots.add(app, slots.FIRM_PANELS, slots.Panel("planning/_firm.html", presenting.firm_panel, order=75))
    slots.add(app, slots.FILE_PANELS, slots.Panel("planning/_file.html", presenting.file_panel, order=5))
