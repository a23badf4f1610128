"""Fields and checks that the steps share."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, SelectChoice, SelectMultipleField, StringField
from wtforms.validators import StopValidation, ValidationError

from app.core.i18n import Text, _, lazy
from app.suppliers import identifiers
from app.suppliers.wording import says_something, without_hidden_marks

Check = Callable[[Form, Field], None]
Value = TypeVar("Value", bound=str)

_WHOLE_EUROS = re.compile(r"[0-9]{1,12}|[0-9]{1,3}(?:[., ][0-9]{3}){1,3}")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


def choices(labels: Mapping[Value, Text]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in labels.items()]


def choices_of_one(labels: Mapping[Value, Text]) -> list[SelectChoice]:
    """With a first entry that is no choice yet."""
    return [SelectChoice("", lazy("Choose")), *choices(labels)]


def stripped(text: str | None) -> str | None:
    """Filter: text without white space around it and without hidden marks; None when nothing is left."""
    return without_hidden_marks(text or "").strip() or None


def written_as(read: Callable[[str], str]) -> Check:
    """Check an identifier with one of the functions of `identifiers`, and keep it as that writes it.

    What may be somebody's citizen service number is taken out of the field, so that it is not echoed.
    """

    def check(_form: Form, field: Field) -> None:
        if not field.data:
            return
        text = field.data
        try:
            field.data = read(text)
        except identifiers.InvalidIdentifier as error:
            if identifiers.contains_citizen_service_number(text):
                field.data = None
            raise ValidationError(error.message) from None

    return check


def no_citizen_service_number(_form: Form, field: Field) -> None:
    """Free text of a firm is shown to everybody: refuse what may be somebody's number, and do not echo it."""
    if field.data and identifiers.contains_citizen_service_number(field.data):
        field.data = identifiers.mask(field.data)
        raise StopValidation(
            lazy("This text holds a number that may be a citizen service number (BSN). We have hidden it: take it out.")
        )


def in_letters(_form: Form, field: Field) -> None:
    """A name that people can say and search for: of whatever script, but not of pictures and marks alone."""
    if field.data and not says_something(field.data):
        raise ValidationError(lazy("Use at least one letter or digit."))


def no_bare_citizen_service_number(form: Form, field: Field) -> None:
    """For phone numbers: one with its 0 or its country is no citizen service number."""
    if field.data and not field.data.lstrip(" (").startswith(("0", "+")):
        no_citizen_service_number(form, field)


def web_address(_form: Form, field: Field) -> None:
    """`www.example.nl` is taken as https; any other scheme than http and https is refused."""
    if not field.data:
        return
    address = field.data if "://" in field.data else f"https://{field.data}"
    if not _WEB_ADDRESS.fullmatch(address):
        raise ValidationError(lazy("This is not a web address. Example: www.example.nl"))
    field.data = address


class StepForm(FlaskForm):
    """A form of a step. `typed` is what somebody left unsaved: shown instead of what the profile holds."""

    def __init__(self, *, typed: MultiDict[str, str] | None = None, **values: Any) -> None:
        super().__init__(**values, **({"formdata": typed} if typed is not None else {}))

    def hide_numbers(self) -> None:
        """Before it goes back without having been judged: what may be a citizen service number is not echoed."""
        for field in _inputs(self):
            if isinstance(field.data, str):
                field.data = identifiers.mask(field.data)
            if not isinstance(field.data, (int, Decimal)):
                field.raw_data = [identifiers.mask(text) for text in field.raw_data or ()]


def _inputs(form: Iterable[Field]) -> Iterator[Field]:
    """The fields of a form, and those of the forms in it."""
    for field in form:
        inside = getattr(field, "entries", None) or getattr(field, "form", None)
        if inside is None:
            yield field
        else:
            yield from _inputs(inside)


class PickedField(SelectMultipleField):
    """What was picked from a list too long to offer; the form sets `choices` to what is chosen."""

    data: list[str] | None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, choices=[], validate_choice=False, **options)

    def offer(self, labels: dict[str, str]) -> None:
        """Show what is chosen with its label; a value without one is dropped."""
        self.data = [value for value in dict.fromkeys(self.data or ()) if value in labels]
        self.choices = choices({value: labels[value] for value in self.data})


class EurosField(StringField):
    """Whole euros, with or without separators: `1.250.000`, `1250000`, `€ 1 250 000`."""

    data: Decimal | None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:.0f}"

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        text = "".join(valuelist).replace("€", "").strip()
        self.data = None
        if not text:
            return
        if not _WHOLE_EUROS.fullmatch(text):
            raise ValueError(_("Fill in whole euros, such as 1250000."))
        self.data = Decimal(re.sub(r"\D", "", text))
