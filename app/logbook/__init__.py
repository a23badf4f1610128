"""The logbook: reading the audit trail, taking it along with proof, and its head leaving the database every day."""

from flask import Flask

from app.core import slots
from app.core.i18n import lazy
from app.logbook import leaving, policies, samples, views
from app.outbox.registry import add_loop


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    samples.register(app)
    title = lazy("Taking the head of the audit trail elsewhere")
    add_loop(app, "audit head", leaving.take_out, title=title, rest_seconds=leaving.BETWEEN_ROUNDS)
    logbook = slots.Link(
        "logbook.acts",
        lazy("Logbook"),
        policies.may_open,
        order=88,
        text=lazy("Who did what and when: sign-ins, roles, files and exports."),
    )
    slots.add(app, slots.TASKS, logbook)
    slots.add(app, slots.ADMINISTRATION, logbook)
