"""Search engines keep what they have seen: they are let into pages that say nothing of anybody's private matters.

Contact persons, links of mails and everything behind sign-in stay out; robots.txt asks robots not to come at all, this
header tells those that came.
"""

from flask import Flask, Response, request

from app.core.guard import visitor

KEEP_OUT = "noindex, nofollow, noarchive"


def register(app: Flask) -> None:
    app.after_request(keep_out)


def keep_out(response: Response) -> Response:
    if request.endpoint != "static" and not _is_for_everybody(response):
        response.headers.setdefault("X-Robots-Tag", KEEP_OUT)
    return response


def _is_for_everybody(response: Response) -> bool:
    """A whole page that somebody signed out gets, under an address that is no secret."""
    if response.status_code != 200 or response.mimetype != "text/html" or "token" in (request.view_args or {}):
        return False
    return visitor() is None
