"""Put the review of a shortlist into the application."""

from flask import Flask

from app.sourcing.review import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    """Nothing yet."""
