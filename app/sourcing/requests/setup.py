"""Put requests for quotation into the application."""

from flask import Flask

from app.sourcing.requests import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    """Nothing yet."""
