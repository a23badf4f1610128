"""Put roles in a file into the application."""

from flask import Flask

from app.sourcing.roles import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    """Nothing yet."""
