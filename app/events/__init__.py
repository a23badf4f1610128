"""Events of the region and its bodies: registration, waiting list, calendars, the door, and what is left of them.

In parts, each with its own `setup.register(app)`.
"""

from flask import Flask

from app.events import calendars, door, organising, registering


def register(app: Flask) -> None:
    for part in (organising, registering, calendars, door):
        part.setup.register(app)
