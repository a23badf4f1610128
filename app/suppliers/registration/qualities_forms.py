"""The form of the step on size and social work."""

from flask_wtf import FlaskForm
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from app.core.i18n import lazy
from app.suppliers.details import SizeDetails
from app.suppliers.kinds import SocialKind
from app.suppliers.labels import SOCIAL
from app.suppliers.models import Supplier
from app.suppliers.registration.fields import CheckboxesField, EurosField, choices

MOST_STAFF = 1_000_000


class QualitiesForm(FlaskForm):
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
        description=lazy("Never shown. It only decides your size class."),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    balance_total = EurosField(
        lazy("Balance total, in euros"),
        description=lazy("Never shown. It only decides your size class."),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    social = CheckboxesField(
        lazy("Social work"),
        choices=choices(SOCIAL),
        description=lazy("Tick what holds for your firm today."),
    )

    def __init__(self, supplier: Supplier) -> None:
        kept = {
            "staff": supplier.staff,
            "turnover": supplier.turnover,
            "balance_total": supplier.balance_total,
            "social": [entry.kind.value for entry in supplier.social],
        }
        super().__init__(data=kept)

    def size_details(self) -> SizeDetails:
        return SizeDetails(staff=self.staff.data, turnover=self.turnover.data, balance_total=self.balance_total.data)

    def social_kinds(self) -> frozenset[SocialKind]:
        return frozenset(SocialKind(kind) for kind in self.social.data or ())
