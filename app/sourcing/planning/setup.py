"""Put the calendar into the application."""

from flask import Flask

from app.sourcing.planning import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    """Nothing yet."""
