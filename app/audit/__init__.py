"""Who did what, when: append-only and hash-chained."""

from flask import Flask

from app.audit.cli import cli


def register(app: Flask) -> None:
    app.cli.add_command(cli)
