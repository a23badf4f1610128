"""The form of a declared interest."""

from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, SelectChoice
from wtforms.validators import DataRequired, InputRequired, Optional

from app.core.i18n import lazy
from app.memberships.kinds import KIND_NAMES


class InterestForm(FlaskForm):
    kind = RadioField(
        lazy("What ties you to this firm?"),
        [InputRequired(lazy("Choose what ties you to this firm."))],
        choices=[SelectChoice(kind.value, text) for kind, text in KIND_NAMES.items()],
        description=lazy("Only your own firm or your employer. We keep nothing about family or friends."),
    )
    starts_on = DateField(lazy("From"), [Optional()], description=lazy("Empty: from today."))
    ends_on = DateField(lazy("Until"), [Optional()], description=lazy("Empty: until you end it."))


class EndForm(FlaskForm):
    ends_on = DateField(lazy("Last day"), [DataRequired(lazy("Fill in the last day. Example: 31-12-2026"))])
