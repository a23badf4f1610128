"""The form of a passkey."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from app.core.i18n import lazy

LONGEST_NAME = 60  # characters


def text_only(value: object) -> str | None:
    """Anybody can send a file under the name of a text."""
    return value if isinstance(value, str) else None


class PasskeyForm(FlaskForm):
    name = StringField(
        lazy("Name of this passkey"),
        [DataRequired(lazy("Give the passkey a name.")), Length(max=LONGEST_NAME)],
        filters=[text_only],
        description=lazy("So that you recognise it later. Example: phone, or laptop at work."),
        render_kw={"autocomplete": "off"},
    )
