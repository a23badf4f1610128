"""The form of a spot check."""

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, SelectChoice, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from app.core.i18n import lazy
from app.suppliers.spot_checks.labels import CHOICES
from app.suppliers.spot_checks.models import Outcome

LONGEST_NOTE = 2000


class CheckForm(FlaskForm):
    outcome = RadioField(
        lazy("What did you find?"),
        [InputRequired(lazy("Choose what you found."))],
        choices=[SelectChoice(outcome.value, text) for outcome, text in CHOICES.items()],
    )
    until = DateField(lazy("Listed again on"), [Optional()], description=lazy("Only when you suspend the firm."))
    note = TextAreaField(
        lazy("Explanation for the firm"),
        [Length(max=LONGEST_NOTE)],
        description=lazy("Not needed when everything is in order."),
        render_kw={"rows": 4},
    )

    def validate_note(self, field: Any) -> None:
        if self.outcome.data != Outcome.IN_ORDER and not (field.data or "").strip():
            raise ValidationError(lazy("Write down why: the firm reads it."))

    def validate(self, extra_validators: Any = None) -> bool:
        """A day that is not asked for is not looked at."""
        fits = bool(super().validate(extra_validators))
        if self.outcome.data == Outcome.SUSPENDED and self.until.data is None:
            self.until.errors = [lazy("Fill in a day. Example: 31-12-2026")]
            return False
        return fits

    def day(self) -> date | None:
        return self.until.data if self.outcome.data == Outcome.SUSPENDED else None
