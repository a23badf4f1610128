"""Put the procedure adviser into the application."""

from typing import Any

from flask import Flask

from app.accounts.models import Role
from app.accounts.policies import municipalities_of
from app.audit.naming import name_acts
from app.core import slots
from app.core.db import count_of
from app.core.i18n import lazy
from app.outbox.registry import add_handler
from app.sourcing.advice import calculator, handlers, messages, presenting, samples, telling, views
from app.sourcing.advice.labels import ACTS
from app.sourcing.advice.policies import may_open_deviations
from app.sourcing.advice.queries import waiting_deviations
from app.sourcing.record import add_teller


def register(app: Flask) -> None:
    app.register_blueprint(views.deviations_bp)
    app.register_blueprint(calculator.bp)
    name_acts(app, ACTS)
    samples.register(app)
    add_handler(app, messages.DeviationAsked, handlers.tell_controllers)
    add_handler(app, messages.DeviationJudged, handlers.tell_buyer)
    add_teller(app, telling.tell, order=15)
    slots.add(app, slots.FILE_NEXT, slots.Panel("sourcing/advice/_next.html", presenting.next_step, order=10))
    slots.add(app, slots.FILE_PANELS, slots.Panel("sourcing/advice/_panel.html", presenting.panel, order=10))
    slots.add(app, slots.FOOTER, slots.Link("calculator.calculator", lazy("Threshold check"), order=7))
    text = lazy("Buyers ask whether they may use another procedure than the advised one.")
    label = lazy("Deviations from the procedure")
    link = slots.Link("deviations.waiting", label, may_open_deviations, order=41, text=text, count=_waiting)
    slots.add(app, slots.TASKS, link)


def _waiting(user: Any) -> int:
    return count_of(waiting_deviations(municipalities_of(user, Role.CONTROLLER), user))
