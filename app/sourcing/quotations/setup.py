"""Put quotations into the application."""

from flask import Flask

from app.sourcing.quotations import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    """Nothing yet."""
