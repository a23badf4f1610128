"""Put searches and longlists into the application."""

from flask import Flask

from app.sourcing.longlists import models, views  # noqa: F401 - its tables

PAGES = (views,)  # each adds its own to the blueprint


def register(app: Flask) -> None:
    """Nothing besides its pages."""
