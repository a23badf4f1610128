"""The day to look back to, and the version to compare with."""

from collections.abc import Mapping
from datetime import datetime

from wtforms import DateField, Form, SelectField
from wtforms.validators import DataRequired, ValidationError

from app.core.clock import today
from app.core.i18n import datetimeformat, lazy


class DayForm(Form):
    """Sent with GET: it changes nothing, and its address can be kept."""

    datum = DateField(lazy("Date"), [DataRequired(lazy("Fill in a date, such as 31-12-2026."))])

    def validate_datum(self, field: DateField) -> None:
        if field.data and field.data > today():
            raise ValidationError(lazy("Choose a day that has passed, or today."))


class UntilForm(Form):
    """A newer version, by its number; the newest unless another one is chosen."""

    tot = SelectField(lazy("Compare with the page from"), coerce=int)

    def __init__(self, moments: Mapping[int, datetime], chosen: int) -> None:
        super().__init__(data={"tot": chosen})
        self.tot.choices = [(number, datetimeformat(since)) for number, since in moments.items()]
