"""The region and its organisations: home page, palette, borders, and what every page shows of them."""

from flask import Flask

from app.core import slots
from app.organisations import layout, views


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    layout.register(app)
    slots.add(app, slots.HOME, slots.Panel("organisations/_explained.html", views.steps, order=20))
