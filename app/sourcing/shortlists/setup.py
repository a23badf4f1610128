"""Put the shortlist into the application."""

from flask import Flask

from app.sourcing.shortlists import views

PAGES = (views,)  # each adds its own to the blueprint


def register(app: Flask) -> None:
    """Nothing besides its pages."""
