"""Put the procedure adviser into the application."""

from flask import Flask

from app.sourcing.advice import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    """Nothing yet."""
