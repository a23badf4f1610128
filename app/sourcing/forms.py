"""The form of a procurement file, and of what is sent about a whole longlist."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, RadioField, SelectChoice, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app.core.i18n import language, lazy
from app.reference.queries import cpv_labels
from app.sourcing.details import FileDetails
from app.sourcing.form_fields import AmountField, PickedField
from app.sourcing.kinds import Category
from app.sourcing.labels import CATEGORIES
from app.sourcing.models import ProcurementFile
from app.sourcing.shortlists.services import LONGEST_REASON

HIGHEST_VALUE = 10_000_000_000  # euros: beyond this somebody mistyped


def without_nul(text: str | None) -> str | None:
    return text.replace("\x00", "").strip() if text else text


class FileForm(FlaskForm):
    """The need. For which municipality follows from the one that the buyer acts for."""

    subject = StringField(
        lazy("Subject"),
        [DataRequired(lazy("Fill in what you want to buy.")), Length(max=150)],
        filters=[without_nul],
        description=lazy("Short, as it will stand above the file. Example: Maintenance of sports fields 2027."),
    )
    description = TextAreaField(
        lazy("Description"),
        [Optional(), Length(max=4000)],
        filters=[without_nul],
        description=lazy("What is needed, how much and where."),
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
    estimated_value = AmountField(
        lazy("Estimated value in euros, excluding VAT"),
        [InputRequired(lazy("Fill in the estimated value."))],
        description=lazy("Over the whole term, with all options and lots together."),
    )
    estimate_basis = TextAreaField(
        lazy("How did you estimate this?"),
        [DataRequired(lazy("Say how you came to this amount.")), Length(max=2000)],
        filters=[without_nul],
        description=lazy("Example: the price of last year plus 4%, or three quotations from the market."),
    )
    planned_start = DateField(lazy("Planned start"), [Optional()])
    version = HiddenField()

    def fill_from(self, file: ProcurementFile) -> None:
        self.process(obj=file, data={"cpv_code": [file.cpv_code]})

    @property
    def seen_version(self) -> int:
        """Of the file, when the form was opened; 0 for what is no number."""
        return int(self.version.data) if str(self.version.data).isdecimal() else 0

    def label_cpv(self) -> None:
        self.cpv_code.offer(cpv_labels_with_code(self.cpv_code.data or []))

    def validate_cpv_code(self, field: PickedField) -> None:
        if len(field.data) > 1:
            raise ValidationError(lazy("Choose one code: the one that fits best."))

    def validate_estimated_value(self, field: AmountField) -> None:
        if field.data is not None and not 0 < field.data <= HIGHEST_VALUE:
            raise ValidationError(lazy("Fill in an amount above zero and at most 10 billion euros."))

    def to_details(self) -> FileDetails:
        return FileDetails(
            subject=self.subject.data,
            description=self.description.data or None,
            category=Category(self.category.data),
            cpv_code=self.cpv_code.data[0],
            estimated_value=self.estimated_value.data,
            estimate_basis=self.estimate_basis.data,
            planned_start=self.planned_start.data,
        )


class RestForm(FlaskForm):
    """One reason for all firms on which nobody decided yet."""

    reason = TextAreaField(
        lazy("Reason"),
        [DataRequired(lazy("Give the reason.")), Length(max=LONGEST_REASON)],
        filters=[without_nul],
        description=lazy("Example: enough suitable firms rank higher on the longlist."),
    )


def cpv_labels_with_code(codes: Any) -> dict[str, str]:
    """`77310000-6 Planting and maintenance services of green areas`, by code; unknown codes are left out."""
    return {code: f"{code} {label}" for code, label in cpv_labels(codes, language()).items()}
