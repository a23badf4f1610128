"""The form of the first step: who the firm is, in the Netherlands or elsewhere in the European Union."""

from flask_wtf import FlaskForm
from wtforms import Field, SelectField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from app.core.i18n import Text, lazy
from app.suppliers import identifiers
from app.suppliers.details import IdentityDetails
from app.suppliers.kinds import LegalForm
from app.suppliers.labels import LEGAL_FORMS
from app.suppliers.registration.fields import choices_of_one, no_citizen_service_number, stripped, written_as

_STRIPPED = {"filters": [stripped]}
_PERSONAL = {"autocomplete": "off"}

DUTCH_FORMS = {form.value: label for form, label in LEGAL_FORMS.items() if form is not LegalForm.FOREIGN}


def _name(hint: Text) -> Field:
    return StringField(
        lazy("Name of your firm"),
        [DataRequired(lazy("Fill in the name of your firm.")), Length(max=200), no_citizen_service_number],
        description=hint,
        render_kw={"autocomplete": "organization"},
        **_STRIPPED,
    )


def _trade_name() -> Field:
    return StringField(
        lazy("Trade name"),
        [Length(max=200), no_citizen_service_number],
        description=lazy("The name that customers know, if it is another one"),
        **_STRIPPED,
    )


class DutchIdentityForm(FlaskForm):
    """A firm in the Dutch trade register. The legal form comes before the VAT id, whose rule depends on it."""

    kvk_number = StringField(
        lazy("KvK number"),
        [DataRequired(lazy("Fill in the KvK number of your firm.")), written_as(identifiers.kvk_number)],
        description=lazy("8 digits, as in the trade register"),
        render_kw={"inputmode": "numeric", **_PERSONAL},
        **_STRIPPED,
    )
    legal_form = SelectField(
        lazy("Legal form"),
        [DataRequired(lazy("Choose the legal form of your firm."))],
        choices=choices_of_one(DUTCH_FORMS),
    )
    name = _name(lazy("As in the trade register"))
    trade_name = _trade_name()
    vat_id = StringField(
        lazy("VAT id"),
        [Length(max=30)],
        description=lazy("Looks like NL123456789B01. A sole trader uses the VAT id of 2020 or later."),
        render_kw=_PERSONAL,
        **_STRIPPED,
    )
    establishment_number = StringField(
        lazy("Establishment number"),
        [written_as(identifiers.establishment_number)],
        description=lazy("12 digits. Only needed if your firm has several establishments."),
        render_kw={"inputmode": "numeric", **_PERSONAL},
        **_STRIPPED,
    )

    def validate_vat_id(self, field: StringField) -> None:
        """A number that may be a citizen service number goes no further: not back to the page either."""
        if not field.data:
            return
        try:
            field.data = identifiers.vat_id(field.data, self._legal_form())
        except identifiers.CitizenServiceNumber as error:
            field.data = None
            raise ValidationError(error.message) from None
        except identifiers.InvalidIdentifier as error:
            field.data = identifiers.mask(field.data, self._legal_form())
            raise ValidationError(error.message) from None

    def _legal_form(self) -> LegalForm | None:
        chosen = self.legal_form.data
        return LegalForm(chosen) if chosen in set(LegalForm) else None

    def to_details(self) -> IdentityDetails:
        return IdentityDetails(
            name=self.name.data,
            trade_name=self.trade_name.data,
            legal_form=LegalForm(self.legal_form.data),
            kvk_number=self.kvk_number.data,
            establishment_number=self.establishment_number.data,
            vat_id=self.vat_id.data,
        )


class ForeignIdentityForm(FlaskForm):
    """A firm in the register of another member state of the European Union."""

    country = SelectField(lazy("Country"), [DataRequired(lazy("Choose a country."))])
    foreign_id = StringField(
        lazy("Number in the national business register"),
        [
            DataRequired(lazy("Fill in the registration number of your firm.")),
            Length(max=40),
            no_citizen_service_number,
        ],
        render_kw=_PERSONAL,
        **_STRIPPED,
    )
    name = _name(lazy("As in that register"))
    trade_name = _trade_name()
    vat_id = StringField(lazy("VAT id"), [Length(max=30)], render_kw=_PERSONAL, **_STRIPPED)

    def offer_countries(self, names: dict[str, str]) -> None:
        self.country.choices = choices_of_one(names)

    def validate_vat_id(self, field: StringField) -> None:
        if not field.data:
            return
        if not self.country.data:
            field.data = identifiers.mask(field.data)
            return
        try:
            field.data = identifiers.foreign_vat_id(self.country.data, field.data)
        except identifiers.InvalidIdentifier as error:
            field.data = identifiers.mask(field.data)
            raise ValidationError(error.message) from None

    def to_details(self) -> IdentityDetails:
        return IdentityDetails(
            name=self.name.data,
            trade_name=self.trade_name.data,
            legal_form=LegalForm.FOREIGN,
            vat_id=self.vat_id.data,
            country=self.country.data,
            foreign_id=self.foreign_id.data,
        )


IdentityForm = DutchIdentityForm | ForeignIdentityForm
