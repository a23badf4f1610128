"""The page that asks somebody to wait."""

from math import ceil

from flask import make_response, render_template
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.i18n import ngettext
from app.throttling.services import TooMany


def too_many(error: TooMany) -> ResponseReturnValue:
    """429, with the wait in words and for programs (RFC 9110, section 10.2.3)."""
    seconds = max(ceil((error.until - now()).total_seconds()), 1)
    response = make_response(render_template("throttling/too_many.html", wait=in_words(seconds)), 429)
    response.headers["Retry-After"] = str(seconds)
    return response


def in_words(seconds: int) -> str:
    """Rounded up: whoever comes back then is let in."""
    if seconds <= 90:
        return ngettext("%(num)s second", "%(num)s seconds", seconds)
    return ngettext("%(num)s minute", "%(num)s minutes", ceil(seconds / 60))
