"""The form of the step on size and social work."""

from werkzeug.datastructures import MultiDict
from wtforms import Form, FormField, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional

from app.core.forms import CheckboxesField
from app.core.i18n import lazy
from app.suppliers.details import SizeDetails
from app.suppliers.kinds import SocialKind
from app.suppliers.labels import SOCIAL
from app.suppliers.models import Supplier
from app.suppliers.registration.fields import EurosField, StepForm, choices

MOST_STAFF = 1_000_000
MOST_PLACES = 1_000
WITH_PLACES = (SocialKind.APPRENTICESHIP, SocialKind.INTERNSHIP, SocialKind.TRIAL_PLACEMENT)


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
            "social": [entry.kind.value for entry in supplier.social],
            "places": {entry.kind.value: entry.places for entry in supplier.social},
        }
        super().__init__(typed=typed, data=kept)

    def size_details(self) -> SizeDetails:
        return SizeDetails(staff=self.staff.data, turnover=self.turnover.data, balance_total=self.balance_total.data)

    def social_places(self) -> dict[SocialKind, int]:
        """Of the kinds that are ticked and have places."""
        ticked = self.social_kinds()
        numbers = {kind: self.places.form[kind.value].data for kind in WITH_PLACES if kind in ticked}
        return {kind: number for kind, number in numbers.items() if number}

    def social_kinds(self) -> frozenset[SocialKind]:
        return frozenset(SocialKind(kind) for kind in self.social.data or ())
