"""Forms about questions for access."""

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from app.core.i18n import Text, lazy
from app.suppliers.registration.fields import no_citizen_service_number, stripped

MOST_LETTERS = 2000


def _words(label: Text, demand: Text, hint: Text) -> TextAreaField:
    return TextAreaField(
        label,
        [DataRequired(demand), Length(max=MOST_LETTERS), no_citizen_service_number],
        description=hint,
        filters=[stripped],
        render_kw={"rows": 5},
    )


class AskForm(FlaskForm):
    message = _words(
        lazy("Message"),
        lazy("Write who you are and why you need access."),
        lazy("Whoever registered the firm reads this, with your name and e-mail address."),
    )


class ClaimForm(FlaskForm):
    claim = _words(
        lazy("Why the firm is yours"),
        lazy("Write in a few sentences why the firm is yours."),
        lazy("For the desk: for instance since when you own it, and whom it can call."),
    )


class DefenceForm(FlaskForm):
    defence = _words(
        lazy("Your side"),
        lazy("Write in a few sentences why you act for the firm."),
        lazy("For the desk: for instance since when you own it, and whom it can call."),
    )


class PressForm(FlaskForm):
    """Only the button: the page says what it does."""
