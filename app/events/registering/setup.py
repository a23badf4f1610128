"""What this part adds to the application."""

from flask import Flask

from app.events.registering import models  # noqa: F401 - the tables


def register(app: Flask) -> None:
    pass
