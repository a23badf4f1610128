"""The form to suspend a firm."""

from flask_wtf import FlaskForm
from wtforms import DateField, SelectChoice, SelectField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.core.i18n import lazy
from app.suppliers.suspending.labels import REASONS

LONGEST_REASON = 2000


class SuspendForm(FlaskForm):
    until = DateField(
        lazy("Listed again on"),
        [DataRequired(lazy("Fill in a day. Example: 31-12-2026"))],
        description=lazy("On that day the firm is listed again by itself."),
    )
    code = SelectField(
        lazy("Reason"),
        [DataRequired(lazy("Choose a reason."))],
        choices=[
            SelectChoice("", lazy("Choose")),
            *(SelectChoice(code.value, text) for code, text in REASONS.items()),
        ],
    )
    reason = TextAreaField(
        lazy("Explanation for the firm"),
        [DataRequired(lazy("Write down why: the firm reads it.")), Length(max=LONGEST_REASON)],
        description=lazy("Others do not see it. Say what is not right, and what the firm can do about it."),
        render_kw={"rows": 4},
    )
