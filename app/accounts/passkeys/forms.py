"""The form of a passkey."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from app.core.i18n import lazy

LONGEST_NAME = 60  # characters


class PasskeyForm(FlaskForm):
    name = StringField(
        lazy("Name of this passkey"),
        [DataRequired(lazy("Give the passkey a name.")), Length(max=LONGEST_NAME)],
        description=lazy("So that you recognise it later. Example: phone, or laptop at work."),
        render_kw={"autocomplete": "off"},
    )
