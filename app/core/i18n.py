"""Languages: Dutch first, English complete. Words through gettext, dates and numbers through CLDR."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from babel.support import NullTranslations
from flask import Blueprint, Flask, abort, g, has_app_context, has_request_context, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import Babel, force_locale, get_locale, get_translations
from flask_babel.speaklater import LazyString
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from app.core.clock import AMSTERDAM, local_date
from app.core.db import transaction
from app.core.guard import public, visitor
from app.core.security import local_target

__all__ = ["Text", "_", "in_language", "language", "lazy", "ngettext", "register"]

Text = str | LazyString

LANGUAGES = {"nl": "Nederlands", "en": "English"}

bp = Blueprint("i18n", __name__)


@dataclass(frozen=True)
class Reader:
    """Whom the words are for. A page asks hundreds of times, so it is worked out once for a request."""

    language: str
    catalogue: NullTranslations


def _reader() -> Reader:
    """Outside an application there is no catalogue: words stay as they are."""
    if not has_app_context():
        return Reader("nl", get_translations())
    reader: Reader | None = g.get("reader")
    if reader is None:
        locale = get_locale()
        reader = g.reader = Reader(locale.language if locale else "nl", get_translations())
    return reader


def _(message: str, **values: object) -> str:
    """The message in the reader's language, with its values filled in."""
    words = str(_reader().catalogue.ugettext(message))
    return words % values if values else words


def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
    """The message for this number, which is also among its values as `num`."""
    return str(_reader().catalogue.ungettext(singular, plural, num)) % {"num": num, **values}


def lazy(message: str, **values: object) -> LazyString:
    """The message in the language of whoever reads it later."""
    return LazyString(_, message, **values)


def language() -> str:
    """The reader's language: `nl` or `en`."""
    return _reader().language


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Write what is inside in this language: for mails and exports to somebody else than the reader."""
    outside = g.pop("reader", None)
    try:
        with force_locale(code if code in LANGUAGES else "nl"):
            yield
    finally:
        g.reader = outside


@pass_eval_context
def _in_template(context: EvalContext, message: str, **values: object) -> str:
    """Always a format, as Jinja has it."""
    return _template_text(context, _reader().catalogue.ugettext(message)) % values


@pass_eval_context
def _number_in_template(context: EvalContext, singular: str, plural: str, num: int, **values: object) -> str:
    words = _reader().catalogue.ungettext(singular, plural, num)
    return _template_text(context, words) % {"num": num, **values}


def _template_text(context: EvalContext, words: str) -> str:
    """In a page values are escaped, not the message: that is ours."""
    return Markup(words) if context.autoescape else words  # noqa: S704 - from the catalogue, not from a visitor


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
    """The day in Amsterdam."""
    if not value:
        return ""
    return _date(local_date(value) if isinstance(value, datetime) else value, style, language())


@lru_cache(maxsize=10_000)
def _date(day: date, style: str, locale: str) -> str:
    return format_date(day, style, locale)


def monthformat(value: date) -> str:
    """Month and year."""
    return format_date(value, "MMMM y", language())


def datetimeformat(value: datetime | None, style: str = "long") -> str:
    """Day and time in Amsterdam, without seconds."""
    if value is None:
        return ""
    return f"{dateformat(value, style)} {value.astimezone(AMSTERDAM):%H:%M}"


def numberformat(value: float | Decimal) -> str:
    return _decimal(value, _reader().language)


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
        monthformat=monthformat,
        numberformat=numberformat,
        moneyformat=moneyformat,
    )
    words = {"_": _in_template, "gettext": _in_template, "ngettext": _number_in_template}
    app.jinja_env.globals.update(words, language=language, languages=LANGUAGES)
