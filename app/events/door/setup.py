"""What this part adds to the application."""

from flask import Flask

from app.core import slots
from app.core.i18n import lazy
from app.events import panels
from app.events.door import privacy, rounds, views
from app.outbox.registry import add_loop

MINUTE = 60  # seconds


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    privacy.register(app)
    add_loop(app, "no-shows", rounds.step, title=lazy("Counting who came to events"), rest_seconds=MINUTE)
    panels.add_tab(app, slots.Link("door.door", lazy("At the door"), panels.for_who_leads, order=40))
