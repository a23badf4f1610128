"""Put the archive into the application."""

from flask import Flask

from app.sourcing.archive import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    """Nothing yet."""
