"""From the session cookie to the person and back."""

from enum import StrEnum

from flask import flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user
from sqlalchemy import select

from app.accounts import services
from app.accounts.models import User
from app.core import db
from app.core.clock import now
from app.core.extensions import login_manager
from app.core.i18n import _

KEPT = ("language", "provider")  # in the cookie, over signing in: the provider is what signing out needs


class Method(StrEnum):
    """How somebody showed who they are in the first step."""

    PASSWORD = "password"  # noqa: S105 - a name
    PASSKEY = "passkey"
    PROVIDER = "provider"


def start_session(user: User) -> None:
    """A new session, so that nobody can have planted this one (session fixation); KEPT stays."""
    kept = {key: session[key] for key in KEPT if key in session}
    session.clear()
    session.update(kept)
    session.permanent = True
    login_user(user)


def admit(user: User, *, method: Method, is_strong: bool, target: str) -> ResponseReturnValue:
    """The end of every way to sign in: start the session and go to `target`, a local address.

    `is_strong`: two factors were shown already. If not, and the person has or needs a second one, they are led to the
    step that asks for it or sets it up.
    """
    with db.transaction():
        services.sign_in(user, method=method, is_strong=is_strong, at=now())
    start_session(user)
    return redirect(target, 303)


def end_session() -> None:
    language = session.get("language")
    logout_user()
    session.clear()
    if language:
        session["language"] = language


def load_user(session_key: str) -> User | None:
    return db.session.scalar(select(User).where(User.session_key == session_key, User.confirmed_at.is_not(None)))


def ask_to_sign_in() -> ResponseReturnValue:
    """Send a signed-out visitor to the sign-in page, and back afterwards when the address can be repeated."""
    flash(_("Sign in to go on."), "info")
    target = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", next=target), 303)


def register() -> None:
    login_manager.user_loader(load_user)
    login_manager.unauthorized_handler(ask_to_sign_in)
