"""What this part adds to the application."""

from flask import Flask

from app.events.door import models  # noqa: F401 - the tables


def register(app: Flask) -> None:
    pass
