"""Applications: handing a profile in, judging it, and telling everybody what came of it."""

from flask import Flask

from app.approvals import handlers, joining, privacy, samples, views
from app.approvals.labels import ACTS
from app.approvals.messages import ApplicationDecided, ApplicationHandedOver, ApplicationSubmitted
from app.approvals.models import Application
from app.approvals.policies import may_open_queue
from app.approvals.presenting import firm_status, home_step
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler
from app.suppliers.twins.joining import when_merged


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    name_kind(app, Application, Kind(lazy("Application")))
    privacy.register(app)
    when_merged(app, joining.withdraw_open)
    samples.register(app)
    add_handler(app, ApplicationSubmitted, handlers.tell_of_submission)
    add_handler(app, ApplicationDecided, handlers.tell_of_decision)
    add_handler(app, ApplicationHandedOver, handlers.tell_of_hand_over)
    queue = slots.Link(
        "approvals.queue",
        lazy("Applications"),
        may_open_queue,
        order=30,
        text=lazy("Firms that ask to be listed wait for your decision."),
    )
    slots.add_task(app, queue)
    slots.add(app, slots.REGISTRATION_STEPS, slots.Link("approvals.check", lazy("Check")))
    slots.add(app, slots.FIRM_STATUS, slots.Panel("approvals/_firm_status.html", firm_status))
    slots.add(app, slots.HOME_STEPS, slots.Panel("approvals/_home_step.html", home_step, order=20))
