"""The form of a procurement file, and of what is sent about a whole longlist."""

from decimal import Decimal
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, SelectChoice, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app.core.forms import SeenForm
from app.core.i18n import Text, _, language, lazy, moneyformat
from app.reference.queries import cpv_labels
from app.sourcing.details import HIGHEST_VALUE, FileDetails, LotDetails
from app.sourcing.form_fields import AmountField, PickedField
from app.sourcing.kinds import Category, CrossBorder
from app.sourcing.labels import CATEGORIES, CROSS_BORDER
from app.sourcing.models import ProcurementFile
from app.sourcing.shortlists.services import LONGEST_REASON
from app.suppliers.registration.rows import RowForm, Rows

MOST_LOTS = 50


def without_nul(text: str | None) -> str | None:
    return text.replace("\x00", "").strip() if text else text


def demand_likely(field: AmountField) -> None:
    """Raises ValidationError for an amount that somebody mistyped."""
    if field.data is not None and not 0 < field.data <= HIGHEST_VALUE:
        raise ValidationError(lazy("Fill in an amount above zero and at most 10 billion euros."))


class LotForm(RowForm):
    subject = StringField(
        lazy("What is in this lot?"),
        [DataRequired(lazy("Fill in what is in this lot.")), Length(max=150)],
        filters=[without_nul],
    )
    estimated_value = AmountField(
        lazy("Value in euros, excluding VAT"), [InputRequired(lazy("Fill in the value of this lot."))]
    )

    def validate_estimated_value(self, field: AmountField) -> None:
        demand_likely(field)


class FileForm(SeenForm):
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
    lowering_reason = TextAreaField(
        lazy("Why is the estimate lower than it was?"),
        [Optional(), Length(max=LONGEST_REASON)],
        filters=[without_nul],
        description=lazy("Only when you lower it after firms or a procedure were chosen. The reason is kept."),
        render_kw={"rows": 3},
    )
    planned_start = DateField(lazy("Planned start"), [Optional()])
    lots = Rows(LotForm, lazy("Lots"), most=MOST_LOTS)
    cross_border = RadioField(
        lazy("Would firms from other countries clearly want this work?"),
        [Optional()],
        choices=[SelectChoice(answer.value, text) for answer, text in CROSS_BORDER.items()],
        default=CrossBorder.NOT_JUDGED.value,
        description=lazy(
            "Think of the value, the place and the kind of work. From the European threshold on it is yes."
        ),
    )
    cross_border_reason = TextAreaField(
        lazy("Why do you think so?"), [Length(max=LONGEST_REASON)], filters=[without_nul], render_kw={"rows": 3}
    )

    def fill_from(self, file: ProcurementFile) -> None:
        self.process(obj=file)
        self.cpv_code.data = [file.cpv_code]  # a list here, one in the file

    def label_cpv(self) -> None:
        self.cpv_code.offer(cpv_labels_with_code(self.cpv_code.data or []))

    def validate_cpv_code(self, field: PickedField) -> None:
        if len(field.data) > 1:
            raise ValidationError(lazy("Choose one code: the one that fits best."))

    def validate_estimated_value(self, field: AmountField) -> None:
        demand_likely(field)

    @property
    def lots_together(self) -> Decimal:
        values = (lot.estimated_value.data for lot in self.lots.filled)
        return sum((value for value in values if value is not None), Decimal(0))

    def validate_lots(self, rows: Rows) -> None:
        """Tied to the value of the last lot: there people look when the sum is wrong."""
        if any(rows.errors) or not rows.filled or self.estimated_value.data is None:
            return  # first what was not filled in right
        if self.lots_together != self.estimated_value.data:
            field = rows.filled[-1].estimated_value
            field.errors = [*field.errors, self._wrong_sum()]
            raise ValidationError(self._wrong_sum())

    def _wrong_sum(self) -> Text:
        return lazy(
            "The lots add up to %(sum)s, and the estimated value is %(value)s. Make these the same.",
            sum=moneyformat(self.lots_together),
            value=moneyformat(self.estimated_value.data),
        )

    def validate_cross_border_reason(self, field: TextAreaField) -> None:
        if self.cross_border.data in (CrossBorder.NO, CrossBorder.YES) and not field.data:
            raise ValidationError(lazy("Give the reason for your judgement."))

    def demand_lowering_reason(self) -> None:
        """Firms or a procedure were chosen on the estimate that is lowered here."""
        self.lowering_reason.errors = [_("Say why: firms or a procedure were chosen on the higher estimate.")]

    def to_details(self) -> FileDetails:
        return FileDetails(
            subject=self.subject.data,
            description=self.description.data or None,
            category=Category(self.category.data),
            cpv_code=self.cpv_code.data[0],
            estimated_value=self.estimated_value.data,
            estimate_basis=self.estimate_basis.data,
            planned_start=self.planned_start.data,
            cross_border=CrossBorder(self.cross_border.data or CrossBorder.NOT_JUDGED),
            cross_border_reason=self.cross_border_reason.data or None,
            lots=tuple(LotDetails(row.subject.data, row.estimated_value.data) for row in self.lots.filled),
        )


class ReasonForm(FlaskForm):
    """A step that needs a reason."""

    reason = TextAreaField(
        lazy("Reason"),
        [DataRequired(lazy("Give the reason.")), Length(max=LONGEST_REASON)],
        filters=[without_nul],
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
