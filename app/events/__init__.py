"""Events of the region and its bodies: registration, waiting list, calendars, the door, and what is left of them.

In parts, each with its own `setup.register(app)`.
"""

from flask import Flask

from app.core.demonstration import add_demonstration
from app.events import demo
from app.events.calendars import setup as calendars
from app.events.door import setup as door
from app.events.organising import setup as organising
from app.events.registering import setup as registering


def register(app: Flask) -> None:
    for part in (organising, registering, calendars, door):
        part.register(app)
    add_demonstration(app, demo.load)
