"""The day to look back to."""

from wtforms import DateField, Form
from wtforms.validators import DataRequired, ValidationError

from app.core.clock import today
from app.core.i18n import lazy


class DayForm(Form):
    """Sent with GET: it changes nothing, and its address can be kept."""

    datum = DateField(lazy("Date"), [DataRequired(lazy("Fill in a date, such as 31-12-2026."))])

    def validate_datum(self, field: DateField) -> None:
        if field.data and field.data > today():
            raise ValidationError(lazy("Choose a day that has passed, or today."))
