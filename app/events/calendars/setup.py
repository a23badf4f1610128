"""What this part adds to the application."""

from flask import Flask

from app.core import slots
from app.core.i18n import lazy
from app.events import panels
from app.events.calendars import presenting, privacy, views


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    privacy.register(app)
    panels.add_panel(app, panels.ACTIONS, slots.Panel("calendars/_event.html", presenting.of_event))
    panels.add_panel(app, panels.LIST, slots.Panel("calendars/_list.html", presenting.of_list))
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
