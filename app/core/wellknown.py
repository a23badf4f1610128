"""Addresses that programs look for on every site: robots.txt and security.txt."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from flask import Blueprint, Flask, Response, abort, current_app, url_for

from app.core.clock import now
from app.core.guard import public
from app.core.settings import settings
from config import Config

EXPIRES_AFTER = timedelta(days=364)  # RFC 9116, section 2.5.5, recommends less than a year

bp = Blueprint("wellknown", __name__)


def open_to_robots(app: Flask, *paths: str) -> None:
    """Let search engines visit what begins with these paths; `/$` is the home page alone. All else is closed."""
    app.extensions.setdefault("open to robots", []).extend(paths)


@bp.get("/robots.txt")
@public
def robots() -> Response:
    """RFC 9309. Lists with filters stay closed too: the same firms at ever new addresses."""
    return Response(robots_text(current_app.extensions.get("open to robots", ())), mimetype="text/plain")


def robots_text(paths: Iterable[str]) -> str:
    lines = ["User-agent: *", "Disallow: /"]
    for path in sorted(paths):
        lines.append(f"Allow: {path}")
        if not path.endswith("$"):
            lines.append(f"Disallow: {path}*?")  # the longest rule that fits decides
    return "\n".join(lines) + "\n"


@bp.get("/.well-known/security.txt")
@public
def security_txt() -> Response:
    """RFC 9116; 404 when nobody is named to whom a weakness can be reported."""
    if not settings().SECURITY_CONTACT:
        abort(404)
    return Response(security_text(settings(), at=now()), mimetype="text/plain")


def security_text(config: Config, *, at: datetime) -> str:
    lines = [
        f"Contact: {config.SECURITY_CONTACT}",
        f"Expires: {_expires(config.SECURITY_TXT_EXPIRES, at).strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {config.BASE_URL}{url_for('wellknown.security_txt')}",
    ]
    return "\n".join(lines) + "\n"


def _expires(given: str, at: datetime) -> datetime:
    if given:
        return datetime.combine(date.fromisoformat(given), time(), UTC)
    return at + EXPIRES_AFTER


def register(app: Flask) -> None:
    app.register_blueprint(bp)
    open_to_robots(app, "/$", "/static/")
