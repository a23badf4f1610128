"""Headers, cookies and addresses: what every answer carries, and where a redirect may go."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer
from werkzeug.routing import IntegerConverter

from config import Config

LARGEST_ID = 2**31 - 1  # an integer of PostgreSQL
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class RowId(IntegerConverter):
    """A number in an address; one that no row can have is no address of ours."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max": LARGEST_ID, **options})


def local_target(target: str | None, default: str = "/") -> str:
    """`target` when it is a path on this site, else `default`: a form never redirects to somebody else's site."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or "\\" in target:
        return default
    if not target.isprintable():  # browsers leave out tabs and line ends: "/<tab>/elsewhere" is "//elsewhere"
        return default
    parts = urlsplit(target)
    return default if parts.scheme or parts.netloc else target


def seal(purpose: str, content: object, secret: str) -> str:
    """A signed text for a link in a mail; `unseal` opens it for the same purpose only."""
    return URLSafeTimedSerializer(secret, salt=purpose).dumps(content)


def unseal(purpose: str, token: str, secret: str, max_age: timedelta) -> object | None:
    """What `seal` put in, or None when the token is old, cut or made for something else."""
    try:
        content: object = URLSafeTimedSerializer(secret, salt=purpose).loads(token, int(max_age.total_seconds()))
    except (BadSignature, SignatureExpired):
        return None
    return content


def register(app: Flask, config: Config) -> None:
    app.config.update(
        SECRET_KEY=config.SECRET_KEY,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.BASE_URL.startswith("https://"),
        REMEMBER_COOKIE_HTTPONLY=True,
        REMEMBER_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        MAX_CONTENT_LENGTH=(config.MAX_UPLOAD_MB + 1) * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        WTF_CSRF_TIME_LIMIT=None,
    )
    policy = _content_policy(config)
    app.url_map.converters["int"] = RowId

    @app.before_request
    def refuse_nul() -> None:
        """Nobody types it, and PostgreSQL cannot keep it."""
        if any("\x00" in value for _name, value in request.form.items(multi=True)):
            abort(400)

    @app.before_request
    def refuse_unexpected_files() -> None:
        """Forms count on text where they ask for text."""
        view = app.view_functions.get(request.endpoint or "")
        if request.files.keys() - getattr(view, "__files__", frozenset()):
            abort(400)

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if config.is_production:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _content_policy(config: Config) -> str:
    tiles = urlsplit(config.TILE_URL)
    images = f"'self' data: {tiles.scheme}://{tiles.netloc}" if tiles.netloc else "'self' data:"
    return (
        f"default-src 'self'; img-src {images}; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )
