"""What this part adds to the application."""

from flask import Flask

from app.core import slots
from app.core.i18n import lazy
from app.events.calendars import privacy, views


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    privacy.register(app)
    slots.add(
        app,
        slots.ACCOUNT,
        slots.Link(
            "calendars.mine",
            lazy("My calendar"),
            order=70,
            text=lazy("The events you registered for, in the calendar of your phone or computer."),
        ),
    )
