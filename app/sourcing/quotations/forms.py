"""Fields of quotations, keys and points."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import PasswordField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.accounts.models import User
from app.core.errors import DomainError
from app.core.i18n import _, lazy
from app.core.settings import settings
from app.sourcing.form_fields import AmountField
from app.sourcing.forms import demand_likely, without_nul
from app.sourcing.quotations.details import Given, Offer
from app.sourcing.quotations.passphrases import FEWEST_SIGNS, FEWEST_WORDS, LONGEST, as_said, demand_enough
from app.sourcing.quotations.scoring import LONGEST_RATIONALE, Place
from app.sourcing.quotations.sealing import HOLDERS
from app.sourcing.quotations.uploads import checked_pdf

LONGEST_REMARK = 2000  # characters
_POINTS = re.compile(r"10([.,]0{1,2})?|[0-9]([.,][0-9]{1,2})?")


class OfferForm(FlaskForm):
    """What a firm hands in."""

    amount = AmountField(
        lazy("Amount in euros, excluding VAT"),
        [InputRequired(lazy("Fill in the amount."))],
        description=lazy("The total of your quotation, such as 45.000 or 45000,50."),
        render_kw={"inputmode": "decimal", "autocomplete": "off"},
    )
    document = FileField(
        lazy("Your quotation as PDF"),
        [FileRequired(lazy("Choose a file."))],
        render_kw={"accept": ".pdf,application/pdf"},
    )
    remark = TextAreaField(
        lazy("Remark"),
        [Length(max=LONGEST_REMARK)],
        filters=[without_nul],
        description=lazy("Only what must be read beside the document."),
    )

    def __init__(self) -> None:
        super().__init__()
        self.document.description = _("One PDF of at most %(number)s MB.", number=settings().MAX_UPLOAD_MB)

    def validate_amount(self, field: AmountField) -> None:
        demand_likely(field)

    def to_offer(self) -> Offer:
        """Raises RefusedFile."""
        given = self.document.data
        content = checked_pdf(given.filename, given.stream)
        return Offer(self.amount.data, self.remark.data or None, given.filename, content)


class _Asked:
    """Not required of a draft, and yet not worth the mark "optional"."""

    field_flags: ClassVar[dict[str, bool]] = {"unmarked": True}

    def __call__(self, _form: Any, _field: Any) -> None:
        """Whether it may be missing is for the service to say."""


class HoldersForm(FlaskForm):
    """Which three of the openers hold the keys."""

    holders = SelectMultipleField(
        lazy("Key holders"),
        [_Asked()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        coerce=int,
        description=lazy("Choose three. Two of them open the quotations together; the third stands in."),
    )

    def __init__(self, people: Sequence[User], chosen: Sequence[int]) -> None:
        super().__init__(data={"holders": list(chosen)})
        self.holders.choices = [(person.id, person.name) for person in people]

    def validate_holders(self, field: SelectMultipleField) -> None:
        if len(set(field.data or ())) != HOLDERS:
            raise ValidationError(lazy("Choose three people: two of them open together, the third stands in."))


class PassphraseForm(FlaskForm):
    """A new passphrase, twice: a typing error would show only at the opening."""

    passphrase = PasswordField(
        lazy("Passphrase"),
        [DataRequired(lazy("Fill in a passphrase."))],
        filters=[lambda given: as_said(given) if given else given],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        lazy("The same passphrase again"),
        [DataRequired(lazy("Fill in the passphrase again."))],
        filters=[lambda given: as_said(given) if given else given],
        render_kw={"autocomplete": "new-password"},
    )

    def __init__(self) -> None:
        super().__init__()
        self.passphrase.description = _(
            "At least %(words)s words that have nothing to do with each other, or at least %(signs)s characters.",
            words=FEWEST_WORDS,
            signs=FEWEST_SIGNS,
        )

    def validate_passphrase(self, field: PasswordField) -> None:
        try:
            demand_enough(field.data)
        except DomainError as error:
            raise ValidationError(str(error)) from error

    def validate_again(self, field: PasswordField) -> None:
        if field.data != self.passphrase.data:
            raise ValidationError(lazy("The two are not the same."))


class OpeningForm(FlaskForm):
    passphrase = PasswordField(
        lazy("Your passphrase"),
        [DataRequired(lazy("Fill in your passphrase.")), Length(max=LONGEST)],
        filters=[lambda given: as_said(given) if given else given],
        render_kw={"autocomplete": "off"},
    )


class PointsField(StringField):
    """0 to 10, with at most two digits behind the point or comma."""

    data: Any = None  # a Decimal when something was filled in

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data.normalize():f}".replace(".", ",")

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        text = "".join(valuelist).strip()
        self.data = None
        if text and not _POINTS.fullmatch(text):
            raise ValueError(_("Fill in points between 0 and 10, such as 7 or 7,5."))
        if text:
            self.data = Decimal(text.replace(",", "."))


class PointsForm(FlaskForm):
    """Points and a reason for each place; made by `points_form`."""

    def __init__(self, places: Sequence[Place], standing: Mapping[Place, Given]) -> None:
        self._places = places
        data = {_name(kind, place): value for place, given in standing.items() for kind, value in _values(given)}
        super().__init__(data=data)

    def points_at(self, place: Place) -> Any:
        """The field."""
        return self[_name("points", place)]

    def rationale_at(self, place: Place) -> Any:
        return self[_name("rationale", place)]

    def given(self) -> dict[Place, Given]:
        return {place: Given(self.points_at(place).data, self.rationale_at(place).data or "") for place in self._places}


def points_form(places: Sequence[Place], standing: Mapping[Place, Given]) -> PointsForm:
    """A form with two fields for each place, filled with what stands."""
    fields: dict[str, Any] = {}
    for place in places:
        fields[_name("points", place)] = PointsField(
            lazy("Points"), [_Asked()], render_kw={"inputmode": "decimal", "autocomplete": "off"}
        )
        fields[_name("rationale", place)] = TextAreaField(
            lazy("Reason"), [_Asked(), Length(max=LONGEST_RATIONALE)], filters=[without_nul, _stripped]
        )
    return type("PointsFormOfFile", (PointsForm,), fields)(places, standing)  # type: ignore[no-any-return]  # as made


def _name(kind: str, place: Place) -> str:
    return f"{kind}-{place[0]}-{place[1]}"


def _values(given: Given) -> tuple[tuple[str, Any], ...]:
    return ("points", given.points), ("rationale", given.rationale)


def _stripped(text: str | None) -> str | None:
    return text.strip() if text else text
