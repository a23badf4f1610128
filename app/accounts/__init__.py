"""Accounts: who can sign in, and in which roles."""

from flask import Flask

from app.accounts import handlers, passkeys, privacy, samples, second_step, signing_in, totp, views
from app.accounts.cli import cli
from app.accounts.invitations import pages as invitations
from app.accounts.labels import ACCOUNT, ACTS, ROLE, SESSION, TRIES
from app.accounts.messages import (
    FactorsForgotten,
    PasswordChanged,
    PasswordChosen,
    PasswordForgotten,
    SignedUp,
    SignUpRepeated,
)
from app.accounts.models import RoleAssignment, User
from app.accounts.sessions import registration as sessions
from app.accounts.sessions.models import UserSession
from app.audit.naming import name_acts, name_kind
from app.outbox.registry import add_handler
from app.throttling.models import Tries


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.cli.add_command(cli)
    signing_in.register(app)
    invitations.register(app)
    passkeys.register(app)
    name_acts(app, ACTS)
    name_kind(app, User, ACCOUNT)
    name_kind(app, RoleAssignment, ROLE)
    name_kind(app, UserSession, SESSION)
    name_kind(app, Tries, TRIES)
    privacy.register(app)
    samples.register(app)
    add_handler(app, SignedUp, handlers.send_confirmation)
    add_handler(app, SignUpRepeated, handlers.tell_account_exists)
    add_handler(app, PasswordForgotten, handlers.send_password_link)
    add_handler(app, PasswordChosen, handlers.tell_password_chosen)
    add_handler(app, PasswordChanged, handlers.tell_password_changed)
    add_handler(app, FactorsForgotten, handlers.tell_factors_forgotten)
    sessions.register(app)
    second_step.register(app)
    totp.register(app)
