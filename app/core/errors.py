"""Refusals that a person can read, and the pages for everything that goes wrong."""

import logging

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from app.core.i18n import Text

# What the pages of the site never send: somebody tries, or something of ours is wrong.
NOTED = (400, 405, 413)

log = logging.getLogger(__name__)


class DomainError(Exception):
    """The rules refuse; the message says why, in the reader's language."""

    def __init__(self, message: Text) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class NotFound(DomainError):
    """What was asked for does not exist, or not for this person."""


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(DomainError, _refused)
    app.register_error_handler(StaleDataError, _lost_race)
    app.register_error_handler(Exception, _crashed)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error  # a redirect that the router raised
    if error.code in NOTED:
        _note(type(error))
    return _page(error.code), error.code


def _refused(error: DomainError) -> ResponseReturnValue:
    if isinstance(error, NotFound):
        return _page(404), 404
    _note(type(error))
    return render_template("errors/refused.html", message=error.message), 422


def _note(kind: type[Exception]) -> None:
    """By its kind: words may quote what somebody typed."""
    log.warning("refused at %s: %s", request.endpoint, kind.__name__)


def _expired_form(error: CSRFError) -> ResponseReturnValue:
    _note(type(error))
    return render_template("errors/expired.html"), 400


def _lost_race(_error: StaleDataError) -> ResponseReturnValue:
    return render_template("errors/changed_meanwhile.html"), 409


def _crashed(error: Exception) -> ResponseReturnValue:
    log.error("unhandled error at %s", request.endpoint, exc_info=error)
    return _page(500), 500


def _page(code: int) -> str:
    known = code if code in (400, 403, 404, 405, 409, 410, 413, 429, 500, 503) else 500 if code >= 500 else 400
    return render_template("errors/error.html", code=known)
