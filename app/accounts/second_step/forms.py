"""What somebody shows in the second step."""

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from app.accounts.passwords import MAXIMUM_LENGTH
from app.core.i18n import lazy


class CodeForm(FlaskForm):
    code = StringField(
        lazy("Code"),
        [DataRequired(lazy("Fill in the code.")), Length(max=40)],
        description=lazy("Six digits from your app, or one of your recovery codes."),
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


class PasswordAgainForm(FlaskForm):
    password = PasswordField(
        lazy("Password"),
        [DataRequired(lazy("Fill in your password.")), Length(max=MAXIMUM_LENGTH)],
        render_kw={"autocomplete": "current-password"},
    )
