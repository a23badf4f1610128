"""The form of the step on size, certificates and social work."""

from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import DateField, FieldList, Form, FormField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from app.core.i18n import lazy
from app.reference.models import CertificateKind
from app.reference.queries import certificate_kinds
from app.suppliers.details import CertificateDetails, SizeDetails
from app.suppliers.kinds import SocialKind
from app.suppliers.labels import SOCIAL
from app.suppliers.models import Certificate, Supplier
from app.suppliers.registration.fields import (
    CheckboxesField,
    EurosField,
    StepForm,
    choices,
    choices_of_one,
    stripped,
)

MOST_CERTIFICATES = 20
MOST_STAFF = 1_000_000
MOST_PLACES = 1_000
WITH_PLACES = (SocialKind.APPRENTICESHIP, SocialKind.INTERNSHIP, SocialKind.TRIAL_PLACEMENT)
# Between the key of a certificate and its level in one choice; neither has it.
LEVEL_MARK = "|"


class CertificateForm(Form):
    """One certificate. Kind and level are one choice, so that no level goes with the wrong certificate."""

    kind = SelectField(lazy("Certificate"), [Optional()], validate_choice=False)
    number = StringField(lazy("Number"), [Length(max=80)], filters=[stripped], render_kw={"autocomplete": "off"})
    valid_until = DateField(lazy("Valid until"), [Optional()])

    def validate_kind(self, field: SelectField) -> None:
        if field.data and field.data not in {value for value, *_rest in field.iter_choices()}:
            raise ValidationError(lazy("Choose a certificate from the list."))

    @property
    def is_empty(self) -> bool:
        return not (self.kind.data or self.number.data or self.valid_until.data)

    def to_details(self) -> CertificateDetails:
        kind, _mark, level = self.kind.data.partition(LEVEL_MARK)
        return CertificateDetails(
            kind=kind, level=level or None, number=self.number.data, valid_until=self.valid_until.data
        )


def _number_of_places(kind: SocialKind) -> IntegerField:
    return IntegerField(
        SOCIAL[kind],
        [Optional(), NumberRange(1, MOST_PLACES, lazy("Fill in a number from 1 to %(n)s.", n=MOST_PLACES))],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )


class PlacesForm(Form):
    """For how many people at once there is room, by the kind of place (see kinds.SocialKind)."""

    apprenticeship = _number_of_places(SocialKind.APPRENTICESHIP)
    internship = _number_of_places(SocialKind.INTERNSHIP)
    trial_placement = _number_of_places(SocialKind.TRIAL_PLACEMENT)


class QualitiesForm(StepForm):
    staff = IntegerField(
        lazy("How many people work at your firm?"),
        [
            InputRequired(lazy("Fill in how many people work at your firm.")),
            NumberRange(0, MOST_STAFF, lazy("Fill in a whole number, 0 or more.")),
        ],
        description=lazy("In full-time jobs, yourself included. Two people who work half count as one."),
        render_kw={"inputmode": "numeric"},
    )
    turnover = EurosField(
        lazy("Turnover a year, in euros"),
        description=lazy("It only decides your size class."),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    balance_total = EurosField(
        lazy("Balance total, in euros"),
        description=lazy("It only decides your size class."),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    certificates = FieldList(FormField(CertificateForm), lazy("Certificates"), max_entries=MOST_CERTIFICATES)
    social = CheckboxesField(
        lazy("Social work"),
        choices=choices(SOCIAL),
        description=lazy("Tick what holds for your firm today."),
    )

    places = FormField(PlacesForm, lazy("For how many people at once?"))

    def __init__(self, supplier: Supplier, typed: MultiDict[str, str] | None = None) -> None:
        kept = {
            "staff": supplier.staff,
            "turnover": supplier.turnover,
            "balance_total": supplier.balance_total,
            "certificates": [_row(proof) for proof in supplier.certificates],
            "social": [entry.kind.value for entry in supplier.social],
            "places": {entry.kind.value: entry.places for entry in supplier.social},
        }
        super().__init__(typed=typed, data=kept)
        self._offer_kinds()

    def add_row(self) -> None:
        if len(self.certificates.entries) < MOST_CERTIFICATES:
            self.certificates.append_entry()
            self._offer_kinds()

    def remove_row(self, name: str) -> None:
        """Take out the row that is called `name`, such as `certificates-2`; the others keep their names."""
        self.certificates.entries[:] = [entry for entry in self.certificates.entries if entry.name != name]

    def _offer_kinds(self) -> None:
        offered = choices_of_one(certificate_labels(certificate_kinds()))
        for entry in self.certificates.entries:
            entry.form.kind.choices = offered

    def validate_certificates(self, field: FieldList) -> None:
        """A row that is filled in names its certificate; the same one with the same level stands once."""
        seen: set[str] = set()
        for entry in field.entries:
            kind = entry.form.kind
            if entry.form.is_empty:
                continue
            if not kind.data:
                kind.errors = [lazy("Choose a certificate from the list.")]
            elif kind.data in seen:
                kind.errors = [lazy("This certificate stands in the list already.")]
            seen.add(kind.data)
        if any(entry.form.kind.errors for entry in field.entries):
            raise ValidationError(lazy("Look at the certificates again."))

    def size_details(self) -> SizeDetails:
        return SizeDetails(staff=self.staff.data, turnover=self.turnover.data, balance_total=self.balance_total.data)

    def certificate_details(self) -> tuple[CertificateDetails, ...]:
        rows = [entry.form for entry in self.certificates.entries]
        return tuple(row.to_details() for row in rows if not row.is_empty)

    def social_places(self) -> dict[SocialKind, int]:
        """Of the kinds that are ticked and have places."""
        ticked = self.social_kinds()
        numbers = {kind: self.places.form[kind.value].data for kind in WITH_PLACES if kind in ticked}
        return {kind: number for kind, number in numbers.items() if number}

    def social_kinds(self) -> frozenset[SocialKind]:
        return frozenset(SocialKind(kind) for kind in self.social.data or ())


def _row(proof: Certificate) -> dict[str, Any]:
    kind = f"{proof.kind}{LEVEL_MARK}{proof.level}" if proof.level else proof.kind
    return {"kind": kind, "number": proof.number, "valid_until": proof.valid_until}


def certificate_labels(kinds: list[CertificateKind]) -> dict[str, str]:
    """Every certificate once or, if it has levels, once for each level."""
    labels = {}
    for kind in kinds:
        if not kind.level_names:
            labels[kind.key] = kind.name
        labels |= {f"{kind.key}{LEVEL_MARK}{level}": f"{kind.name}: {level}" for level in kind.level_names}
    return labels
