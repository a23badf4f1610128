"""The form of the step with what is worth knowing and not asked for. Every field of it may stay empty."""

import re
from decimal import Decimal
from functools import partial
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app.core.forms import CheckboxesField
from app.core.i18n import lazy
from app.reference.queries import find_postcode
from app.reference.sbi import sbi_labels
from app.suppliers import identifiers
from app.suppliers.details import BranchDetails, ExtraDetails, ReferenceDetails
from app.suppliers.languages import COMMON, OTHERS, language_names
from app.suppliers.models import Branch, ReferenceProject, Supplier
from app.suppliers.references import BANDS, MOST_REFERENCES, band_of
from app.suppliers.registration.dates import DayField, MonthField, ahead_but_not_far, finished_lately
from app.suppliers.registration.fields import (
    PickedField,
    StepForm,
    choices,
    choices_of_one,
    in_letters,
    no_citizen_service_number,
    stripped,
    written_as,
)
from app.suppliers.registration.rows import RowForm, Rows

MOST_BRANCHES = 20
MOST_SBI_CODES = 10
_STRIPPED = {"filters": [stripped]}
_PERSONAL = {"autocomplete": "off"}
# How people are written down, and how they are reached.
_PERSON = re.compile(
    r"\b(?:dhr|de heer|meneer|mevr|mevrouw|mw|fam|familie)\b|\S@\S+\.\w|\b0\d(?:[ -]?\d){8}\b", re.IGNORECASE
)


def names_no_person(_form: Form, field: Field) -> None:
    """A client who is a person did not agree to stand on this page."""
    if field.data and _PERSON.search(field.data):
        raise ValidationError(lazy("Name no people here. Write “a private client”, for instance."))


class ReferenceForm(RowForm):
    title = StringField(
        lazy("What did you do?"),
        [DataRequired(lazy("Say in a few words what you did.")), Length(max=120), in_letters, names_no_person],
        render_kw=_PERSONAL,
        **_STRIPPED,
    )
    client = StringField(
        lazy("For whom?"),
        [
            DataRequired(lazy("Fill in for whom you did it.")),
            Length(max=120),
            in_letters,
            no_citizen_service_number,
            names_no_person,
        ],
        description=lazy("The name of an organisation. Was it a person? Then write “a private client”."),
        render_kw=_PERSONAL,
        **_STRIPPED,
    )
    completed_on = MonthField(
        lazy("When was it finished?"),
        [InputRequired(lazy("Fill in when it was finished.")), finished_lately],
        description=lazy("Month and year, such as 06-2024. At most five years ago."),
        render_kw=_PERSONAL,
    )
    amount = SelectField(lazy("About how much was it?"), [Optional()], choices=choices_of_one({}))
    description = TextAreaField(
        lazy("What was special about it?"),
        [Length(max=600), no_citizen_service_number, names_no_person],
        render_kw={"rows": 3},
        **_STRIPPED,
    )

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.amount.choices = choices_of_one({str(bound): label for bound, label in BANDS.items()})

    def to_details(self) -> ReferenceDetails:
        return ReferenceDetails(
            title=self.title.data,
            client=self.client.data,
            completed_on=self.completed_on.data,
            description=self.description.data,
            amount=Decimal(self.amount.data) if self.amount.data else None,
        )


class BranchForm(RowForm):
    """`country` decides how the postcode is read."""

    country = "NL"
    name = StringField(lazy("Name of the branch"), [Length(max=120), in_letters], render_kw=_PERSONAL, **_STRIPPED)
    establishment_number = StringField(
        lazy("Establishment number"),
        [written_as(identifiers.establishment_number)],
        render_kw={"inputmode": "numeric", **_PERSONAL},
        **_STRIPPED,
    )
    street = StringField(lazy("Street"), [Length(max=120)], render_kw=_PERSONAL, **_STRIPPED)
    house_number = StringField(lazy("House number"), [Length(max=12)], render_kw=_PERSONAL, **_STRIPPED)
    postcode = StringField(
        lazy("Postcode"),
        [DataRequired(lazy("Fill in the postcode of the branch.")), Length(max=12)],
        render_kw=_PERSONAL,
        **_STRIPPED,
    )
    town = StringField(lazy("Town"), [Length(max=80)], render_kw=_PERSONAL, **_STRIPPED)

    def validate_postcode(self, field: StringField) -> None:
        is_dutch = self.country == "NL"
        written_as(identifiers.postcode if is_dutch else partial(identifiers.foreign_postcode, self.country))(
            self, field
        )
        if is_dutch and find_postcode(field.data) is None:
            raise ValidationError(lazy("We do not know this postcode."))

    def validate_town(self, field: StringField) -> None:
        if not field.data and self.country != "NL":
            raise ValidationError(lazy("Fill in the town of the branch."))

    def to_details(self) -> BranchDetails:
        """A Dutch town that was left empty is the one that the postcode lies in."""
        area = find_postcode(self.postcode.data) if self.country == "NL" else None
        return BranchDetails(
            name=self.name.data,
            establishment_number=self.establishment_number.data,
            street=self.street.data,
            house_number=self.house_number.data,
            postcode=self.postcode.data,
            town=self.town.data or (area.place if area else ""),
        )


class ExtrasForm(StepForm):
    languages = CheckboxesField(
        lazy("In which languages can clients speak with you?"), description=lazy("Tick all that hold.")
    )
    more_languages = CheckboxesField(lazy("Other languages"))
    full_until = DayField(
        lazy("Full up to and including"),
        [Optional(), ahead_but_not_far],
        description=lazy("Only if you take no new work now. After this day it goes away by itself."),
        render_kw=_PERSONAL,
    )
    references = Rows(ReferenceForm, lazy("Projects you are proud of"), most=MOST_REFERENCES)
    branches = Rows(BranchForm, lazy("Branches"), most=MOST_BRANCHES)
    sbi = PickedField(
        lazy("SBI codes"),
        [Length(max=MOST_SBI_CODES, message=lazy("Choose at most %(n)s SBI codes.", n=MOST_SBI_CODES))],
        description=lazy("As they stand in the trade register. They help whoever checks your application."),
    )

    def __init__(self, supplier: Supplier, typed: MultiDict[str, str] | None = None) -> None:
        kept = {
            "languages": supplier.languages,
            "more_languages": supplier.languages,
            "full_until": supplier.full_until,
            "references": [_reference_row(reference) for reference in supplier.references],
            "branches": [_branch_row(branch) for branch in supplier.branches],
            "sbi": supplier.sbi_codes,
        }
        super().__init__(typed=typed, data=kept)
        self.languages.choices = choices(language_names(COMMON))
        self.more_languages.choices = choices(dict(sorted(language_names(OTHERS).items(), key=lambda entry: entry[1])))
        self.sbi.offer({code: f"{code} {label}" for code, label in sbi_labels(self.sbi.data or ()).items()})
        self._country = supplier.country
        self._tell_country()

    def change_rows(self, pressed: MultiDict[str, str]) -> bool:
        """Whether a button was pressed that adds or takes out a row."""
        changed = [rows.changes(pressed) for rows in (self.references, self.branches)]
        self._tell_country()
        return any(changed)

    def _tell_country(self) -> None:
        for entry in self.branches.entries:
            entry.form.country = self._country

    @property
    def has_more_languages(self) -> bool:
        return any(chosen for _value, _label, chosen, *_rest in self.more_languages.iter_choices())

    def to_details(self) -> ExtraDetails:
        return ExtraDetails(
            languages=(*(self.languages.data or ()), *(self.more_languages.data or ())),
            full_until=self.full_until.data,
            references=tuple(row.to_details() for row in self.references.filled),
            branches=tuple(row.to_details() for row in self.branches.filled),
            sbi_codes=tuple(self.sbi.data or ()),
        )


def _reference_row(reference: ReferenceProject) -> dict[str, Any]:
    amount = None if reference.amount is None else str(band_of(reference.amount))
    return {
        "title": reference.title,
        "client": reference.client,
        "completed_on": reference.completed_on,
        "description": reference.description,
        "amount": amount,
    }


def _branch_row(branch: Branch) -> dict[str, Any]:
    names = ("name", "establishment_number", "street", "house_number", "postcode", "town")
    return {name: getattr(branch, name) for name in names}
