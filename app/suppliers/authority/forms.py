"""Forms of the pages about authority."""

from flask_wtf import FlaskForm
from wtforms import DateField, EmailField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, Email, Length, ValidationError

from app.core.clock import today
from app.core.i18n import lazy
from app.suppliers.authority import codes
from app.suppliers.registration.fields import stripped


class CodeForm(FlaskForm):
    code = StringField(
        lazy("Code from the letter"),
        [DataRequired(lazy("Type in the code of the letter.")), Length(max=40)],
        description=lazy("8 letters and digits, such as ACDE-3467"),
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"},
    )

    def validate_code(self, field: StringField) -> None:
        """What cannot be a code costs no try."""
        field.data = codes.normalised(field.data)
        if len(field.data) != codes.LENGTH:
            raise ValidationError(lazy("The code has 8 letters and digits. Some are missing, or there are too many."))
        strange = sorted(set(field.data) - set(codes.ALPHABET))
        if strange:
            raise ValidationError(lazy("These signs are in no code: %(signs)s. Look again.", signs=" ".join(strange)))


class MailForm(FlaskForm):
    email = EmailField(
        lazy("E-mail address at your firm"),
        [
            DataRequired(lazy("Fill in the e-mail address.")),
            Email(lazy("This is not an e-mail address. Example: name@example.nl")),
            Length(max=254),
        ],
        filters=[stripped],
    )


class PressForm(FlaskForm):
    """Only the button: the page says what it does."""


class PostedForm(FlaskForm):
    """Which letters went to the post, and when."""

    letters = SelectMultipleField(coerce=int, validate_choice=False)
    posted_on = DateField(lazy("Posted on"), [DataRequired(lazy("Fill in the day."))], default=today)

    def validate_letters(self, field: SelectMultipleField) -> None:
        if not field.data:
            raise ValidationError(lazy("Tick at least one letter."))
