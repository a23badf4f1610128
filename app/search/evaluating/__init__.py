"""How well search finds what buyers mean, measured on a list that was judged by hand."""

from flask import Flask

from app.indexing.cli import cli as search_commands
from app.search.evaluating.cli import evaluate


def register(_app: Flask) -> None:
    search_commands.add_command(evaluate)
