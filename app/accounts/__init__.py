"""Accounts: who can sign in, and in which roles."""

from flask import Flask

from app.accounts import handlers, samples, signing_in, views
from app.accounts.cli import cli
from app.accounts.messages import PasswordForgotten, SignedUp, SignUpRepeated
from app.outbox.registry import add_handler


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.cli.add_command(cli)
    signing_in.register()
    samples.register(app)
    add_handler(app, SignedUp, handlers.send_confirmation)
    add_handler(app, SignUpRepeated, handlers.tell_account_exists)
    add_handler(app, PasswordForgotten, handlers.send_password_link)
