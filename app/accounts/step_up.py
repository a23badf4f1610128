"""Sensitive acts ask again who is there."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.factors import factors_of
from app.accounts.signing_in import opened_session
from app.core.clock import now
from app.core.guard import signed_in_user
from app.core.i18n import _
from app.core.security import local_target

View = Callable[..., Any]

STEP_UP_LASTS = timedelta(minutes=10)


def stepped_up(view: View) -> View:
    """Open the page only to somebody who showed a factor in the last minutes; others are led past that step and back.

    Signing in counts. A form that was sent too late leads back to its page, and nothing is done. Stands below
    `@guarded`, so that whoever may not come in at all is turned away first.
    """

    @wraps(view)
    def careful_view(*arguments: Any, **values: Any) -> Any:
        if is_stepped_up():
            return view(*arguments, **values)
        return _ask_again()

    careful_view.__steps_up__ = True  # type: ignore[attr-defined]  # read by the test that walks the URL map
    return careful_view


def is_stepped_up() -> bool:
    """Showing a password only counts for people without a second factor."""
    user, opened = signed_in_user(), opened_session()
    if now() - opened.confirmed_at >= STEP_UP_LASTS:
        return False
    return opened.is_strong or not factors_of(user)


def _ask_again() -> ResponseReturnValue:
    if request.method not in ("GET", "HEAD"):
        flash(_("Nothing has been done yet. Show that it is you, then send the form again."), "info")
    return redirect(url_for("second_step.confirm", next=_page_of_form()), 303)


def _page_of_form() -> str:
    """Where the person goes on afterwards: this page, or the one whose form was sent."""
    if request.method in ("GET", "HEAD"):
        return request.full_path.rstrip("?")
    came_from = urlsplit(request.referrer or "")
    if came_from.netloc == request.host:
        return local_target(f"{came_from.path}?{came_from.query}".rstrip("?"))
    is_a_page = request.url_rule is not None and "GET" in (request.url_rule.methods or ())
    return request.path if is_a_page else url_for("accounts.account")
