"""Events of the region and its bodies: registration, waiting list, calendars, the door, and what is left of them.

In parts, each with its own `setup.register(app)`.
"""

from flask import Flask

from app.core.demonstration import add_demonstration
from app.events import calendars, demo, door, organising, registering


def register(app: Flask) -> None:
    for part in (organising, registering, calendars, door):
        part.setup.register(app)
    add_demonstration(app, demo.load)
