"""Languages: Dutch first, English complete. Words through gettext, dates and numbers through CLDR."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_currency, format_decimal
from flask import Blueprint, Flask, abort, has_request_context, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import Babel, force_locale, format_date, format_datetime, get_locale, gettext, ngettext
from flask_babel import lazy_gettext as lazy
from flask_babel.speaklater import LazyString

from app.core.db import transaction
from app.core.guard import public, visitor
from app.core.security import local_target

__all__ = ["Text", "_", "in_language", "language", "lazy", "ngettext", "register"]

Text = str | LazyString

LANGUAGES = {"nl": "Nederlands", "en": "English"}

bp = Blueprint("i18n", __name__)


def _(message: str, **values: object) -> str:
    """The message in the reader's language, with its values filled in."""
    return str(gettext(message, **values))


def language() -> str:
    """The reader's language: `nl` or `en`."""
    locale = get_locale()
    return locale.language if locale else "nl"


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Write what is inside in this language: for mails and exports to somebody else than the reader."""
    with force_locale(code if code in LANGUAGES else "nl"):
        yield


def _choose_language() -> str:
    if not has_request_context():
        return "nl"
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    user = visitor()
    if user is not None and user.language in LANGUAGES:
        return user.language
    return request.accept_languages.best_match(LANGUAGES, "nl")


@bp.post("/taal")
@public
def switch_language() -> ResponseReturnValue:
    chosen = request.form.get("language")
    if chosen not in LANGUAGES:
        abort(400)
    session["language"] = chosen
    user = visitor()
    if user is not None:
        with transaction():
            user.language = chosen  # mails follow
    return redirect(local_target(request.form.get("next")), 303)


def dateformat(value: date | datetime | None, style: str = "long") -> str:
    return format_date(value, style) if value else ""


def datetimeformat(value: datetime | None, style: str = "long") -> str:
    """Day and time in Amsterdam, without seconds."""
    if value is None:
        return ""
    return f"{format_date(value, style)} {format_datetime(value, 'HH:mm')}"


def numberformat(value: float | Decimal) -> str:
    return _decimal(value, str(get_locale() or "nl"))


@lru_cache(maxsize=10_000)
def _decimal(value: float | Decimal, locale: str) -> str:
    """A page of results writes a hundred small numbers, and the same ones again and again."""
    return format_decimal(value, locale=locale)


def moneyformat(value: Decimal | None) -> str:
    """Euros, without cents when there are none."""
    if value is None:
        return ""
    locale = get_locale() or Locale("nl")
    pattern = locale.currency_formats["standard"].pattern
    if value == value.to_integral_value():
        pattern = pattern.replace(".00", "")
    return format_currency(value, "EUR", format=pattern, currency_digits=False, locale=locale)


def register(app: Flask) -> None:
    Babel(
        app,
        default_locale="nl",
        default_timezone="Europe/Amsterdam",
        locale_selector=_choose_language,
    )
    app.register_blueprint(bp)
    app.jinja_env.filters.update(
        dateformat=dateformat,
        datetimeformat=datetimeformat,
        numberformat=numberformat,
        moneyformat=moneyformat,
    )
    app.jinja_env.globals.update(language=language, languages=LANGUAGES)
