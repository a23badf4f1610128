"""Put the selection methods into the application."""

from flask import Flask

from app.sourcing.rotation import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    """Nothing yet."""
