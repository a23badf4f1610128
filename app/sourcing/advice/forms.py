"""Forms of the choice of procedure, its judgement, the notice, and the public calculator."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.clock import today
from app.core.i18n import lazy
from app.sourcing.advice.labels import STEPS
from app.sourcing.advice.services import Wish
from app.sourcing.form_fields import AmountField
from app.sourcing.forms import demand_likely, without_nul
from app.sourcing.kinds import Category
from app.sourcing.labels import CATEGORIES
from app.sourcing.policy.kinds import Procedure
from app.sourcing.policy.labels import PROCEDURES
from app.sourcing.policy.thresholds import first_known_day

LONGEST_REASON = 2000  # characters


class ChoiceForm(FlaskForm):
    """`for_day` is the day of the advice that stood on the page."""

    for_day = HiddenField()
    chosen = RadioField(
        lazy("Procedure"),
        [InputRequired(lazy("Choose a procedure."))],
        choices=[SelectChoice(each.value, label) for each, label in PROCEDURES.items()],
    )
    deviation_reason = TextAreaField(
        lazy("Why do you deviate from the advice?"),
        [Optional(), Length(max=LONGEST_REASON)],
        filters=[without_nul],
        description=lazy("Only when you choose another procedure. The controller reads it and agrees or refuses."),
        render_kw={"rows": 3},
    )
    splitting_reason = TextAreaField(
        lazy("Why do these purchases not belong together?"),
        [Optional(), Length(max=LONGEST_REASON)],
        filters=[without_nul],
        description=lazy("Purchases of the same kind that belong together count as one."),
        render_kw={"rows": 3},
    )

    def to_wish(self, default: Any) -> Wish:
        return Wish(default, Procedure(self.chosen.data), self.deviation_reason.data, self.splitting_reason.data)


class RefusalForm(FlaskForm):
    reason = TextAreaField(
        lazy("Reason"),
        [DataRequired(lazy("Give the reason.")), Length(max=LONGEST_REASON)],
        filters=[without_nul],
        description=lazy("The buyer reads it and chooses again."),
        render_kw={"rows": 3},
    )


class NoticeForm(FlaskForm):
    checked = SelectMultipleField(
        lazy("Done"),
        choices=[SelectChoice(key, label) for key, (label, _source) in STEPS.items()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    reference = StringField(
        lazy("Number on TenderNed"),
        [Optional(), Length(max=50)],
        filters=[without_nul],
        description=lazy("The number that TenderNed gave to the notice."),
    )
    published_on = DateField(lazy("Published on"), [Optional()])

    def validate_published_on(self, field: DateField) -> None:
        if field.data is not None and field.data > today():
            raise ValidationError(lazy("Choose today or an earlier day."))


class CalculatorForm(FlaskForm):
    """Asked with GET, so that an answer can be kept as a link. Nothing is stored."""

    class Meta:
        csrf = False

    category = SelectField(
        lazy("Category"),
        [InputRequired(lazy("Choose a category."))],
        choices=[SelectChoice(each.value, label) for each, label in CATEGORIES.items()],
        name="soort",
    )
    value = AmountField(
        lazy("Estimated value in euros, excluding VAT"),
        [InputRequired(lazy("Fill in the estimated value."))],
        description=lazy("Over the whole term, with all options and lots together."),
        name="waarde",
    )
    day = DateField(
        lazy("Day on which the invitations or the notice go out"),
        [InputRequired(lazy("Fill in the day."))],
        default=today,
        name="dag",
    )
    municipality = SelectField(lazy("Municipality"), name="gemeente")

    def validate_value(self, field: AmountField) -> None:
        demand_likely(field)

    def validate_day(self, field: DateField) -> None:
        if field.data is not None and field.data < first_known_day():
            raise ValidationError(lazy("Choose a later day: the European thresholds of that day are not known here."))

    @property
    def chosen_category(self) -> Category:
        return Category(self.category.data)
