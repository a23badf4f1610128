"""Accounts: who can sign in, and in which roles."""

from flask import Flask

from app.accounts import handlers, second_step, signing_in, totp, views
from app.accounts.cli import cli
from app.accounts.messages import FactorsForgotten, PasswordChosen, PasswordForgotten, SignedUp, SignUpRepeated
from app.accounts.sessions import registration as sessions
from app.outbox.registry import add_handler


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.cli.add_command(cli)
    signing_in.register(app)
    add_handler(app, SignedUp, handlers.send_confirmation)
    add_handler(app, SignUpRepeated, handlers.tell_account_exists)
    add_handler(app, PasswordForgotten, handlers.send_password_link)
    add_handler(app, PasswordChosen, handlers.tell_password_chosen)
    add_handler(app, FactorsForgotten, handlers.tell_factors_forgotten)
    sessions.register(app)
    second_step.register(app)
    totp.register(app)
