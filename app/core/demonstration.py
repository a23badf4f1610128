"""What features add to the invented region of a demonstration, after its firms and people are there."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask, current_app

Loader = Callable[[datetime], None]


def add_demonstration(app: Flask, load: Loader) -> None:
    """`load` gets the moment from which the demonstration looks back and ahead, inside its transaction."""
    app.extensions.setdefault("demonstrations", []).append(load)


def load_demonstrations(at: datetime) -> None:
    for load in current_app.extensions.get("demonstrations", []):
        load(at)
