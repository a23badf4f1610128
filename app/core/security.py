"""Cookies, sizes and addresses: what a session is kept in, how much may be sent, and where a redirect may go."""

import hashlib
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, request
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer
from werkzeug.routing import IntegerConverter

from app.core import headers, hosts
from app.core.guard import visitor
from app.core.receiving import READ_MOST, ReceivingRequest, largest_file
from config import Config

LARGEST_ID = 2**31 - 1  # an integer of PostgreSQL


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
    return _sealer(purpose, secret).dumps(content)


def unseal(purpose: str, token: str, secret: str, max_age: timedelta) -> object | None:
    """What `seal` put in, or None when the token is old, cut or made for something else."""
    try:
        content: object = _sealer(purpose, secret).loads(token, int(max_age.total_seconds()))
    except (BadSignature, SignatureExpired):
        return None
    return content


def _sealer(purpose: str, secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=purpose, signer_kwargs={"digest_method": hashlib.sha256})


class SealedCookies(SecureCookieSessionInterface):
    """Flask's own sessions, signed with SHA-256 instead of SHA-1."""

    digest_method = staticmethod(hashlib.sha256)


def register(app: Flask, config: Config) -> None:
    app.config.update(
        SECRET_KEY=config.SECRET_KEY,
        # Browsers keep a cookie with this prefix only when it is Secure, for all paths, and for this host alone.
        SESSION_COOKIE_NAME="__Host-session" if config.is_https else "session",
        SESSION_COOKIE_PATH="/",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.is_https,
        REMEMBER_COOKIE_HTTPONLY=True,
        REMEMBER_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(hours=config.SESSION_HOURS),
        MAX_CONTENT_LENGTH=(config.MAX_UPLOAD_MB + 1) * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.session_interface = SealedCookies()
    headers.register(app, config)
    app.url_map.converters["int"] = RowId
    hosts.register(app, config)

    _receive_files(app, config)

    @app.before_request
    def refuse_nul() -> None:
        """Nobody types it, and PostgreSQL cannot keep it."""
        if "\x00" in request.path or any("\x00" in value for _name, value in request.form.items(multi=True)):
            abort(400)

    @app.before_request
    def refuse_unexpected_files() -> None:
        """Forms count on text where they ask for text."""
        view = app.view_functions.get(request.endpoint or "")
        if request.files.keys() - getattr(view, "__files__", frozenset()):
            abort(400)


def _receive_files(app: Flask, config: Config) -> None:
    app.request_class = ReceivingRequest

    @app.before_request
    def read_on() -> None:
        """Where a form answers for its large files, and for people who are signed in: before anything is read."""
        view = app.view_functions.get(request.endpoint or "")
        if hasattr(view, "__answers_large_files__") and visitor() is not None:
            request.max_content_length = (READ_MOST + 1) * largest_file(config)
