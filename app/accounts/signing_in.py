"""From the session cookie to the person and back. What somebody is signed in with is a row: accounts/sessions."""

from datetime import datetime, timedelta

from flask import Flask, abort, after_this_request, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_login import login_user, logout_user
from werkzeug.wrappers import Response as WerkzeugResponse

from app.accounts import browsers, services
from app.accounts.factors import factors_of
from app.accounts.models import User
from app.accounts.sessions import queries
from app.accounts.sessions import services as sessions
from app.accounts.sessions.devices import in_words
from app.accounts.sessions.models import Method, UserSession
from app.core import db
from app.core.clock import now
from app.core.extensions import login_manager
from app.core.guard import visitor
from app.core.i18n import _
from app.core.model import id_of
from app.core.security import local_target
from app.core.settings import settings

__all__ = ["Method", "admit", "end_session", "opened_session", "pass_second_step", "person_in_second_step"]

KEPT = ("language", "provider", "invited by")  # of the cookie, when somebody signs in
GOING_TO = "going to"  # in the cookie: where a signed-in person goes after showing who they are
SECOND_STEP = "second step"  # in the cookie: who did the first one, when, how, and where they were going
SECOND_STEP_LASTS = timedelta(minutes=10)
NOTICED_EVERY = timedelta(minutes=1)


def admit(user: User, *, method: Method, is_strong: bool, target: str) -> ResponseReturnValue:
    """The end of every way to sign in: start the session and go to `target`, a local address.

    `is_strong`: two factors were shown already. If not, and the person has a second one, they are led to the step that
    asks for it; whoever needs one and has none meets second_step.demand at their next page.
    """
    if not user.is_active:
        return _refuse()
    if is_strong or not factors_of(user):
        start_session(user, method=method, is_strong=is_strong)
        return redirect(local_target(target), 303)
    _leave_former_session()
    _keep_only(KEPT)
    waiting = {"user": user.id, "key": user.session_key, "method": method, "target": target, "at": now().isoformat()}
    session[SECOND_STEP] = waiting
    return redirect(url_for("second_step.show"), 303)


def _refuse() -> ResponseReturnValue:
    """An account that is closed gets the answer that a wrong password gets."""
    flash(_("The e-mail address or the password is not right."), "error")
    return redirect(url_for("accounts.sign_in"), 303)


def person_in_second_step() -> User | None:
    """Who may show a second factor now: after the first step, or signed in and asked again. None for anybody else."""
    return person_after_first_step() or visitor()


def person_after_first_step() -> User | None:
    match session.get(SECOND_STEP):
        case {"user": int(user_id), "key": str(key), "at": str(at)}:
            user = db.session.get(User, user_id)
            is_late = now() - datetime.fromisoformat(at) > SECOND_STEP_LASTS
            # Another key: a new password was chosen meanwhile.
            return user if user and user.is_active and user.session_key == key and not is_late else None
    return None


def pass_second_step(user: User, *, factor: str) -> ResponseReturnValue:
    """The person of `person_in_second_step` has shown a second factor: go where they were going. 403 for another."""
    waiting = person_after_first_step()
    if user is not (waiting or visitor()):
        abort(403)
    if waiting is None:
        return confirm_again(user, factor=factor)
    first_step = session[SECOND_STEP]
    start_session(user, method=Method(first_step["method"]), is_strong=True, factor=factor)
    return redirect(local_target(first_step["target"], url_for("accounts.welcome")), 303)


def confirm_again(user: User, *, factor: str) -> WerkzeugResponse:
    """Somebody signed in showed once more who they are. Rights may rise with it, so the session gets a new key."""
    opened, key = opened_session(), sessions.new_key()
    with db.transaction():
        sessions.renew(opened, key=key, at=now())
        if factor != Method.PASSWORD:
            sessions.strengthen(opened, at=now())
        services.confirm_again(user, factor=factor)
    _hold(user, opened, key)
    return redirect(local_target(session.pop(GOING_TO, None), url_for("accounts.welcome")), 303)


def start_session(user: User, *, method: Method, is_strong: bool, factor: str | None = None) -> None:
    """A new session, so that nobody can have planted this one (session fixation); only KEPT stays of the cookie."""
    key, browser = sessions.new_key(), browsers.known_or_new()
    _leave_former_session()
    with db.transaction():
        services.sign_in(user, method=method, is_strong=is_strong, factor=factor, at=now())
        begun = sessions.begin(
            user,
            key=key,
            browser=browser,
            method=method,
            device=in_words(request.user_agent.string),
            is_strong=is_strong,
            at=now(),
        )
    _keep_only(KEPT)
    session.permanent = True
    _hold(user, begun, key)


def end_session() -> None:
    _leave_former_session()
    logout_user()
    _keep_only(("language",))
    after_this_request(_clear_browser)


def _clear_browser(response: Response) -> Response:
    """Of what pages left there, for who shares the computer. Cookies stay: language, and that the browser is known."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _leave_former_session() -> None:
    user = visitor()
    if user is None or "opened_session" not in g:
        return
    opened = db.session.get(UserSession, id_of(g.pop("opened_session")))
    if opened is None:
        return  # it went with the account
    with db.transaction():
        sessions.end(opened, by=user, at=now())


def _keep_only(names: tuple[str, ...]) -> None:
    kept = {name: session[name] for name in names if name in session}
    session.clear()
    session.update(kept)


def _hold(user: User, opened: UserSession, key: str) -> None:
    login_user(user)
    session["_user_id"] = key  # what load_user gets at the next request
    g.opened_session = opened


def opened_session() -> UserSession:
    """What the visitor is signed in with. 401 when they are not."""
    if visitor() is None or "opened_session" not in g:
        abort(401)
    opened: UserSession = g.opened_session
    return opened


def load_user(key: str) -> User | None:
    opened = queries.with_key(sessions.digest(key))
    if opened is None or not opened.user.is_active or not opened.is_live(now(), *lifetimes()):
        return None
    g.opened_session = opened
    if now() - opened.seen_at >= NOTICED_EVERY:
        g.session_to_note = opened.id
    return opened.user


def lifetimes() -> tuple[timedelta, timedelta]:
    """How long a session lives without a page being opened, and how long at most."""
    return timedelta(minutes=settings().SESSION_IDLE_MINUTES), timedelta(hours=settings().SESSION_HOURS)


def note_seen(response: Response) -> Response:
    """Write down that the person is here, at most once a minute, when the page is made and what it did is committed."""
    noted: int | None = g.pop("session_to_note", None)
    if noted is not None:
        db.session.rollback()  # what a page left without a commit is not to be kept by this one
        with db.transaction():
            sessions.note_seen(noted, at=now())
    return response


def ask_to_sign_in() -> ResponseReturnValue:
    """Send a signed-out visitor to the sign-in page, and back afterwards when the address can be repeated."""
    flash(_("Sign in to go on."), "info")
    target = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", next=target), 303)


def register(app: Flask) -> None:
    login_manager.user_loader(load_user)
    login_manager.unauthorized_handler(ask_to_sign_in)
    app.after_request(note_seen)
    app.after_request(browsers.keep)
