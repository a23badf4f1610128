"""Forms of the calendar."""

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app.core.forms import SeenForm
from app.core.i18n import lazy
from app.core.quarters import Quarter, in_words
from app.sourcing.details import FileDetails
from app.sourcing.form_fields import AmountField, PickedField
from app.sourcing.forms import cpv_labels_with_code, demand_likely, without_nul
from app.sourcing.kinds import Category
from app.sourcing.labels import CATEGORIES
from app.sourcing.models import ProcurementFile
from app.sourcing.planning.details import PlanDetails
from app.sourcing.planning.labels import SIZE_BANDS
from app.sourcing.planning.models import PlannedPurchase, SizeBand

QUARTERS_AHEAD = 12


class PlanForm(SeenForm):
    """Call `offer` first: which quarters can be chosen depends on the day."""

    subject = StringField(
        lazy("Subject"),
        [DataRequired(lazy("Fill in what you expect to buy.")), Length(max=150)],
        filters=[without_nul],
        description=lazy("Short, as it will stand in the calendar. Example: Maintenance of sports fields 2027."),
    )
    description = TextAreaField(
        lazy("Description"),
        [Optional(), Length(max=4000)],
        filters=[without_nul],
        description=lazy("Everybody can read this. Write no amounts and no names of firms."),
    )
    category = RadioField(
        lazy("Category"),
        [InputRequired(lazy("Choose a category."))],
        choices=[SelectChoice(category.value, text) for category, text in CATEGORIES.items()],
    )
    cpv_code = PickedField(
        lazy("CPV code"),
        [DataRequired(lazy("Choose the CPV code that fits best."))],
        description=lazy("The European code for this work. Type a plain word, such as painter or garden."),
    )
    when = SelectField(
        lazy("Quarter"),
        [InputRequired(lazy("Choose a quarter."))],
        description=lazy("In which you expect to ask firms for a quotation."),
    )
    size_band = RadioField(
        lazy("Size, excluding VAT"),
        [InputRequired(lazy("Choose a size."))],
        choices=[SelectChoice(band.value, text) for band, text in SIZE_BANDS.items()],
    )

    def offer(self, today: date, chosen: Quarter | None = None) -> None:
        """The coming quarters, and the one that is chosen already."""
        quarters, coming = [chosen] if chosen else [], Quarter.of(today)
        for _each in range(QUARTERS_AHEAD):
            quarters.append(coming)
            coming = coming.after()
        self.when.choices = [(key_of(quarter), in_words(quarter)) for quarter in sorted(set(quarters))]
        self.cpv_code.offer(cpv_labels_with_code(self.cpv_code.data or []))

    def fill_from(self, purchase: PlannedPurchase) -> None:
        self.process(obj=purchase, data={"cpv_code": [purchase.cpv_code], "when": key_of(purchase.when)})

    def validate_cpv_code(self, field: PickedField) -> None:
        if len(field.data) > 1:
            raise ValidationError(lazy("Choose one code: the one that fits best."))

    def to_details(self) -> PlanDetails:
        year, number = self.when.data.split("-")
        return PlanDetails(
            subject=self.subject.data,
            description=self.description.data or None,
            category=Category(self.category.data),
            cpv_code=self.cpv_code.data[0],
            when=Quarter(int(year), int(number)),
            size_band=SizeBand(self.size_band.data),
        )


def key_of(quarter: Quarter) -> str:
    return f"{quarter.year}-{quarter.number}"


class WithdrawForm(FlaskForm):
    reason = TextAreaField(
        lazy("Reason"),
        [DataRequired(lazy("Give the reason.")), Length(max=1000)],
        filters=[without_nul],
        description=lazy("Followers read it in a mail, and everybody on the page."),
    )


class StartForm(FlaskForm):
    """What a file needs besides what the calendar says."""

    estimated_value = AmountField(
        lazy("Estimated value in euros, excluding VAT"),
        [InputRequired(lazy("Fill in the estimated value."))],
        description=lazy("Over the whole term, with all options and lots together."),
    )
    estimate_basis = TextAreaField(
        lazy("How did you estimate this?"),
        [DataRequired(lazy("Say how you came to this amount.")), Length(max=2000)],
        filters=[without_nul],
    )

    def validate_estimated_value(self, field: AmountField) -> None:
        demand_likely(field)

    def need_of(self, purchase: PlannedPurchase) -> FileDetails:
        """Copied from the calendar; the planned start is the first day of the quarter."""
        return FileDetails(
            subject=purchase.subject,
            description=purchase.description,
            category=purchase.category,
            cpv_code=purchase.cpv_code,
            estimated_value=self.estimated_value.data,
            estimate_basis=self.estimate_basis.data,
            planned_start=purchase.when.first_day,
        )


class LinkForm(FlaskForm):
    file: Any = SelectField(lazy("Procurement file"), [InputRequired(lazy("Choose a file."))], coerce=int)

    def offer(self, files: list[ProcurementFile]) -> None:
        self.file.choices = [(file.id, f"{file.number} {file.subject}") for file in files]
