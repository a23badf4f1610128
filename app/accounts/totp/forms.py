"""Set up an app with codes."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length

from app.core.i18n import lazy


class SetUpForm(FlaskForm):
    """`offer` is the sealed secret that the page shows: a wrong code does not make somebody scan again."""

    offer = HiddenField(validators=[Length(max=1000)])
    code = StringField(
        lazy("Code in your app"),
        [DataRequired(lazy("Fill in the code that your app shows.")), Length(max=20)],
        description=lazy("Six digits. They change every half minute."),
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


class OnlyButton(FlaskForm):
    """Nothing to fill in."""
