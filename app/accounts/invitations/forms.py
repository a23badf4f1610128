"""What somebody fills in who takes up an invitation."""

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from app.accounts.passwords import MAXIMUM_LENGTH, MINIMUM_LENGTH
from app.core.i18n import lazy


class NewAccountForm(FlaskForm):
    """What somebody without an account fills in to accept; the address is in the invitation."""

    name = StringField(
        lazy("Your name"),
        [DataRequired(lazy("Fill in your name.")), Length(max=100)],
        render_kw={"autocomplete": "name"},
    )
    password = PasswordField(
        lazy("Password"),
        [DataRequired(lazy("Fill in your password.")), Length(max=MAXIMUM_LENGTH)],
        description=lazy("At least %(n)s characters. A sentence is easy to remember.", n=MINIMUM_LENGTH),
        render_kw={"autocomplete": "new-password"},
    )
