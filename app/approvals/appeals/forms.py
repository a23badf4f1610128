"""The appeal of a firm, and what came of it."""

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from app.approvals.forms import LONGEST_REASON, ApproveForm, reason_field
from app.approvals.presenting import REASONS_TO_REFUSE
from app.core.i18n import lazy


class AppealForm(FlaskForm):
    text = TextAreaField(
        lazy("Why do you disagree?"),
        [DataRequired(lazy("Write down why you disagree.")), Length(max=LONGEST_REASON)],
        description=lazy("Say what was overlooked or seen wrongly. Whoever judges the appeal reads it."),
        render_kw={"rows": 6},
    )


def _grounds() -> TextAreaField:
    return TextAreaField(
        lazy("Grounds of the decision"),
        [DataRequired(lazy("Write down why: the firm reads it.")), Length(max=LONGEST_REASON)],
        description=lazy("The firm reads this. Did a committee decide? Then write down its words."),
        render_kw={"rows": 4},
    )


class UpholdForm(ApproveForm):
    note = _grounds()


class DismissForm(FlaskForm):
    code = reason_field(REASONS_TO_REFUSE)
    reason = _grounds()
