"""What all pages of an invited firm share: who comes in, and what their answers tell no other site."""

from datetime import timedelta

from flask import Response, abort, make_response, render_template

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import visitor
from app.sourcing.requests.keys import open_invitation
from app.sourcing.requests.models import Invitation
from app.throttling.services import Limit, claim
from app.throttling.subjects import network_of_visitor, subject

# A key has 256 random bits: this is against noise in the log, and for people with a broken link it is plenty.
UNKNOWN_KEYS = Limit(
    name="unknown invitation",
    free=20,
    first_wait=timedelta(minutes=1),
    longest_wait=timedelta(hours=1),
    forgotten_after=timedelta(hours=12),
)


def invitation_behind(token: str) -> Invitation:
    """Anything else than an open invitation of this visitor gets one and the same page."""
    found = open_invitation(token, visitor())
    if found is None:
        with transaction():
            claim(UNKNOWN_KEYS, subject("network", network_of_visitor()), at=now())
        abort(make_response(render_template("invited/closed.html"), 404))
    return found


def keep_address(response: Response) -> Response:
    """No page gets to know the key from where its visitor comes from: the origin alone, for the check of forms."""
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
