"""A browser that comes back: a random cookie, given at signing in. It opens nothing by itself.

It tells a device that somebody uses from a new one (which they get a mail about), and keeps strangers who guess
passwords from closing the door for the person themselves (OWASP's "device cookies").
"""

import secrets
from datetime import timedelta

from flask import g, request
from flask.wrappers import Response

from app.core.settings import settings

LASTS = timedelta(days=400)  # the most that browsers keep a cookie (RFC 6265bis)
LONGEST = 64


def known() -> str | None:
    given = request.cookies.get(_name(), "")
    return given if 20 <= len(given) <= LONGEST else None


def known_or_new() -> str:
    g.browser = known() or secrets.token_urlsafe(24)
    return str(g.browser)


def keep(response: Response) -> Response:
    """Give the cookie, or keep it for another year, to a browser that somebody has just signed in with."""
    if "browser" in g:
        response.set_cookie(
            _name(), g.browser, max_age=LASTS, secure=settings().is_https, httponly=True, samesite="Lax", path="/"
        )
    return response


def _name() -> str:
    """Browsers take a cookie with this prefix from the site itself only, never from a neighbouring name."""
    return "__Host-browser" if settings().is_https else "browser"
