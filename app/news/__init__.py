"""News of the region and its bodies, with an archive by month."""

from flask import Flask

from app.news import models  # noqa: F401 - the tables


def register(app: Flask) -> None:
    pass
