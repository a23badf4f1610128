"""Forms of who judges."""

from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app.core.clock import today
from app.core.i18n import lazy
from app.suppliers import identifiers
from app.suppliers.access.succession import Succession
from app.suppliers.authority.labels import MEANS
from app.suppliers.kinds import LegalForm
from app.suppliers.labels import LEGAL_FORMS
from app.suppliers.registration.fields import choices, no_citizen_service_number, stripped, written_as

DUTCH_FORMS = {form: label for form, label in LEGAL_FORMS.items() if form is not LegalForm.FOREIGN}
TAKE_OVER, KEEP = "take_over", "keep"


def _means(*checks: object) -> RadioField:
    return RadioField(lazy("How did you check it?"), [*checks], choices=choices(MEANS))


class CheckForm(FlaskForm):
    means = _means(InputRequired(lazy("Choose how you checked it.")))
    note = TextAreaField(
        lazy("Note"),
        [Length(max=500), no_citizen_service_number],
        filters=[stripped],
        description=lazy("For your colleagues, such as whom you spoke to. The firm does not see it."),
        render_kw={"rows": 2},
    )


class DecideForm(FlaskForm):
    verdict = RadioField(
        lazy("Your decision"),
        [InputRequired(lazy("Choose what becomes of the firm."))],
        choices=choices(
            {
                KEEP: lazy("It stays with who has it"),
                TAKE_OVER: lazy("Who asks becomes the owner; everybody else can no longer edit it"),
            }
        ),
    )
    means = _means(Optional())
    reason = TextAreaField(
        lazy("Reason"),
        [DataRequired(lazy("Give the reason: both sides read it.")), Length(max=2000), no_citizen_service_number],
        filters=[stripped],
        description=lazy("Both sides get it by mail."),
        render_kw={"rows": 5},
    )

    def validate_verdict(self, field: RadioField) -> None:
        if field.data == TAKE_OVER and not self.means.data:
            raise ValidationError(lazy("Say below how you checked that who asks acts for the firm."))


class SuccessionForm(FlaskForm):
    kvk_number = StringField(
        lazy("New KvK number"),
        [DataRequired(lazy("Fill in the KvK number of the firm.")), written_as(identifiers.kvk_number)],
        description=lazy("8 digits, as in the trade register"),
        filters=[stripped],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    name = StringField(
        lazy("Name of the firm"),
        [DataRequired(lazy("Fill in the name of the firm.")), Length(max=200), no_citizen_service_number],
        filters=[stripped],
    )
    legal_form = SelectField(
        lazy("Legal form"), [DataRequired(lazy("Choose the legal form."))], choices=choices(DUTCH_FORMS)
    )
    since = DateField(lazy("Taken over on"), [DataRequired(lazy("Fill in the day."))], default=today)

    def validate_since(self, field: DateField) -> None:
        if field.data > today():
            raise ValidationError(lazy("Choose today or an earlier day."))
        if field.data.year < 1900:
            raise ValidationError(lazy("Choose a later day."))

    def to_details(self) -> Succession:
        return Succession(self.kvk_number.data, self.name.data, LegalForm(self.legal_form.data), self.since.data)
