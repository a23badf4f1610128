"""Why something is done to somebody's account."""

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from app.core.i18n import lazy


class ReasonForm(FlaskForm):
    reason = TextAreaField(
        lazy("Reason"),
        [DataRequired(lazy("Give the reason.")), Length(max=500)],
        description=lazy("It is kept in the audit trail. Name no other people in it."),
    )
