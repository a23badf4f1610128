"""The form of the first step: who the firm is, in the Netherlands or elsewhere in the European Union."""

from collections.abc import Callable

from wtforms import Field, HiddenField, SelectField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from app.core.i18n import Text, lazy
from app.reference.sbi import sbi_labels
from app.suppliers import identifiers
from app.suppliers.details import IdentityDetails, PlaceDetails
from app.suppliers.kinds import LegalForm
from app.suppliers.labels import LEGAL_FORMS
from app.suppliers.lookup import Found
from app.suppliers.registration.fields import (
    StepForm,
    choices_of_one,
    in_letters,
    no_citizen_service_number,
    stripped,
    written_as,
)

_STRIPPED = {"filters": [stripped]}
_PERSONAL = {"autocomplete": "off"}
LONGEST_NAME = 200
_TOO_LONG = lazy("A name has at most %(n)s characters.", n=LONGEST_NAME)

DUTCH_FORMS = {form.value: label for form, label in LEGAL_FORMS.items() if form is not LegalForm.FOREIGN}


def _name(hint: Text) -> Field:
    return StringField(
        lazy("Name of your firm"),
        [
            DataRequired(lazy("Fill in the name of your firm.")),
            Length(max=LONGEST_NAME, message=_TOO_LONG),
            in_letters,
            no_citizen_service_number,
        ],
        description=hint,
        render_kw={"autocomplete": "organization"},
        **_STRIPPED,
    )


def _trade_name() -> Field:
    return StringField(
        lazy("Trade name"),
        [Length(max=LONGEST_NAME, message=_TOO_LONG), in_letters, no_citizen_service_number],
        description=lazy("The name that customers know, if it is another one"),
        **_STRIPPED,
    )


class DutchIdentityForm(StepForm):
    """A firm in the Dutch trade register. The legal form comes before the VAT id, whose rule depends on it.

    The `found_` fields carry what the trade register said and a later step asks for.
    """

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

    rsin = StringField(
        lazy("RSIN"),
        [Length(max=30)],
        description=lazy("9 digits, on the extract from the trade register. A sole trader has none."),
        render_kw={"inputmode": "numeric", **_PERSONAL},
        **_STRIPPED,
    )

    found_street = HiddenField()
    found_house_number = HiddenField()
    found_postcode = HiddenField()
    found_town = HiddenField()
    found_sbi = HiddenField()

    def show(self, found: Found) -> None:
        """Fill in what the trade register said; what it does not know stays as it was typed."""
        for name in ("name", "trade_name", "establishment_number", "rsin"):
            self._show(name, getattr(found, name))
        self._show("legal_form", found.legal_form.value if found.legal_form else None)
        for name in ("street", "house_number", "postcode", "town"):
            self._show(f"found_{name}", getattr(found.place, name))
        self._show("found_sbi", " ".join(found.sbi_codes))

    def _show(self, name: str, value: str | None) -> None:
        if value:
            self[name].data = value

    def found_place(self) -> PlaceDetails:
        """It went through the browser, so it is looked at as if it was typed."""
        postcode = _written(identifiers.postcode, self.found_postcode.data)
        if postcode is None:
            return PlaceDetails()
        street, number, town = self.found_street, self.found_house_number, self.found_town
        return PlaceDetails(
            street=(stripped(street.data) or "")[:120] or None,
            house_number=(stripped(number.data) or "")[:12] or None,
            postcode=postcode,
            town=(stripped(town.data) or "")[:80] or None,
        )

    def found_sbi_codes(self) -> tuple[str, ...]:
        return tuple(sbi_labels((self.found_sbi.data or "").split()))

    def validate_rsin(self, field: StringField) -> None:
        """Nine digits of a sole trader are a citizen service number: they go no further, not back either."""
        if not field.data:
            return
        text, field.data = field.data, None
        form = self._legal_form()
        if form is None:
            raise ValidationError(lazy("Choose the legal form first, then fill in the RSIN."))
        if form.is_personal:
            raise ValidationError(lazy("A sole trader has no RSIN. Leave this empty."))
        field.data = text
        written_as(identifiers.rsin)(self, field)

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
            rsin=self.rsin.data,
        )


class ForeignIdentityForm(StepForm):
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


def _written(read: Callable[[str], str], text: str | None) -> str | None:
    try:
        return read(text) if text else None
    except identifiers.InvalidIdentifier:
        return None


IdentityForm = DutchIdentityForm | ForeignIdentityForm
