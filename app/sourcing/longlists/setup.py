"""Put searches and longlists into the application."""

from flask import Flask

from app.audit.naming import name_acts
from app.sourcing.longlists import views
from app.sourcing.longlists.labels import ACTS

PAGES = (views,)  # each adds its own to the blueprint


def register(app: Flask) -> None:
    name_acts(app, ACTS)
