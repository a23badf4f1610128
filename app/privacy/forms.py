"""Forms on personal data."""

from flask_wtf import FlaskForm
from wtforms import EmailField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from app.accounts.services import normalised
from app.core.i18n import lazy


class EraseMineForm(FlaskForm):
    """Typing the address is what makes sure that it is meant."""

    email = EmailField(
        lazy("Type your e-mail address to confirm"),
        [DataRequired(lazy("Fill in your e-mail address.")), Length(max=254)],
        render_kw={"autocomplete": "off"},
    )

    def __init__(self, expected: str) -> None:
        super().__init__()
        self._expected = expected

    def validate_email(self, field: EmailField) -> None:
        if normalised(field.data or "") != self._expected:
            raise ValidationError(lazy("This is not the address of your account."))


class FindPersonForm(FlaskForm):
    email = EmailField(
        lazy("E-mail address of the person"),
        [DataRequired(lazy("Fill in an e-mail address.")), Length(max=254)],
        render_kw={"autocomplete": "off"},
    )


class EraseForm(FlaskForm):
    reason = StringField(
        lazy("Reason"),
        [DataRequired(lazy("Fill in the reason.")), Length(max=300)],
        description=lazy("When and how they asked, and how you know that it was them. Without name or address."),
        render_kw={"autocomplete": "off"},
    )
