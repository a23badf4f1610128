"""Newsletters: who reads them, what is in them, and what went to whom."""

from flask import Flask

from app.newsletters import models  # noqa: F401 - the tables


def register(app: Flask) -> None:
    pass
