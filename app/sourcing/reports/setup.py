"""Put the reports into the application."""

from flask import Flask


def register(app: Flask) -> None:
    """Nothing yet."""
