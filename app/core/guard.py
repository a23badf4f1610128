"""Who may open a page. Every route carries `@guarded` or `@public`; a test walks the URL map."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from flask import abort, request
from flask_login import current_user

from app.core.extensions import login_manager
from app.core.model import id_of

if TYPE_CHECKING:
    from app.accounts.models import User

View = Callable[..., Any]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Guard:
    """What stands before a view: `policy` is None when anyone may pass, `load` when the page is about no one thing."""

    policy: Callable[..., bool] | None = None
    load: Callable[..., Any] | None = None


def visitor() -> "User | None":
    """The person at the other end, or None when signed out. The real object: the ORM cannot store a proxy."""
    if not current_user.is_authenticated:
        return None
    return cast("User", current_user._get_current_object())


def signed_in_user() -> "User":
    user = visitor()
    if user is None:
        abort(401)
    return user


def public(view: View) -> View:
    """Anyone may open this page."""
    view.__guard__ = Guard()  # type: ignore[attr-defined]  # read by app.core.doors
    return view


def takes_files(*fields: str) -> Callable[[View], View]:
    """These fields of the form may hold a file. Any other file is refused: the rest of the code counts on text."""

    def mark(view: View) -> View:
        view.__files__ = frozenset(fields)  # type: ignore[attr-defined]  # read before each request
        return view

    return mark


def answers_large_files(view: View) -> View:
    """The view says itself which of its files is too large (core/receiving.py), and keeps the rest of the form."""
    view.__answers_large_files__ = True  # type: ignore[attr-defined]  # read before each request
    return view


def keeps_files_in_memory(view: View) -> View:
    """No part of a file that comes to this view waits on disk (core/receiving.py): it is encrypted first."""
    view.__files_in_memory__ = True  # type: ignore[attr-defined]  # read when a file comes in
    return view


def guarded(policy: Callable[..., bool], load: Callable[..., Any] | None = None) -> Callable[[View], View]:
    """Open the page only to those the policy lets through.

    With `load`, the arguments of the URL become one object for policy and view. Whoever may not see that
    object gets 404, the answer for one that does not exist; a page without an object answers 403.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded_view(**arguments: Any) -> Any:
            if load is None:
                if not policy(visitor()):
                    return _turn_away(403)
                return view(**arguments)
            thing = load(**arguments)
            if thing is None or not policy(visitor(), thing):
                return _turn_away(404)
            return view(thing)

        guarded_view.__guard__ = Guard(policy, load)  # type: ignore[attr-defined]  # read by app.core.doors
        return guarded_view

    return wrap


def _turn_away(code: int) -> Any:
    user = visitor()
    if user is None:
        return login_manager.unauthorized()
    log.warning("person %s was turned away from %s", id_of(user), request.endpoint)
    abort(code)
