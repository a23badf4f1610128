"""The pages of the network itself: the region, its bodies and boards, the declaration of intent, how to join."""

from flask import Flask

from app.network import models  # noqa: F401 - the tables


def register(app: Flask) -> None:
    pass
