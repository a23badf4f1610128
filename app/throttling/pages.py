"""The page that asks somebody to wait."""

import logging
from math import ceil

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.i18n import ngettext
from app.throttling.services import TooMany

log = logging.getLogger(__name__)


def too_many(error: TooMany) -> ResponseReturnValue:
    """429, with the wait in words and for programs (RFC 9110, section 10.2.3)."""
    log.warning("too many tries at %s", request.endpoint)
    seconds = max(ceil((error.until - now()).total_seconds()), 1)
    response = make_response(render_template("throttling/too_many.html", wait=in_words(seconds)), 429)
    response.headers["Retry-After"] = str(seconds)
    return response


def in_words(seconds: int) -> str:
    """Rounded up: whoever comes back then is let in."""
    if seconds <= 90:
        return ngettext("%(num)s second", "%(num)s seconds", seconds)
    return ngettext("%(num)s minute", "%(num)s minutes", ceil(seconds / 60))
