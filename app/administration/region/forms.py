"""Forms on the region and its organisations."""

from typing import Any

from wtforms import DateField, IntegerField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from app.administration.region.details import AssociationDetails, Membership, RegionDetails
from app.administration.region.queries import municipalities_outside
from app.core.clock import today
from app.core.forms import SeenForm, tidied
from app.core.i18n import _, lazy
from app.core.palette import HEX_COLOUR
from app.reference.queries import municipalities

LONGEST_NAME = 120
MOST_DAYS = 60


class RegionForm(SeenForm):
    name = StringField(
        lazy("Name of the region"),
        [DataRequired(lazy("Fill in a name.")), Length(max=LONGEST_NAME)],
        filters=[tidied],
        description=lazy("It stands at the top of every page and below every mail."),
    )
    theme = StringField(
        lazy("Theme"),
        [Length(max=LONGEST_NAME)],
        filters=[tidied],
        description=lazy("What the region stands for, in a few words. For example: clean technology."),
    )
    colour = StringField(
        lazy("Brand colour"),
        [DataRequired(lazy("Fill in a colour."))],
        filters=[tidied],
        description=lazy(
            "Six signs after #, such as #1f5f4f. All colours of the site follow from it, readable always."
        ),
    )

    def validate_colour(self, field: StringField) -> None:
        if not HEX_COLOUR.fullmatch(field.data):
            raise ValidationError(lazy("This is no colour. Write it as #1f5f4f."))

    def to_details(self) -> RegionDetails:
        return RegionDetails(self.name.data, self.theme.data or None, self.colour.data.lower())


class MembershipForm(SeenForm):
    joined_on = DateField(lazy("In the region from"), [InputRequired(lazy("Fill in a date."))], default=today)
    left_on = DateField(
        lazy("Not in the region any more from"),
        [Optional()],
        description=lazy("Leave it empty as long as it takes part. What was decided before stays."),
    )

    def validate_left_on(self, field: DateField) -> None:
        if field.data and self.joined_on.data and field.data < self.joined_on.data:
            raise ValidationError(lazy("This day lies before the first one."))

    def membership(self) -> Membership:
        return Membership(self.joined_on.data, self.left_on.data)


class NewMunicipalityForm(MembershipForm):
    code = SelectField(lazy("Municipality"), [InputRequired(lazy("Choose a municipality."))])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.code.choices = [("", _("Choose …")), *((each.code, each.name) for each in municipalities_outside())]


class AssociationForm(MembershipForm):
    name = StringField(
        lazy("Name of the association"),
        [DataRequired(lazy("Fill in a name.")), Length(max=LONGEST_NAME)],
        filters=[tidied],
    )
    municipality_code = SelectField(lazy("Municipality where it works"), [Optional()])
    decision_days = IntegerField(
        lazy("Working days to decide"),
        [
            InputRequired(lazy("Fill in a number.")),
            NumberRange(1, MOST_DAYS, lazy("Choose a number from 1 to %(most)s.", most=MOST_DAYS)),
        ],
        default=10,
        description=lazy("After that an application goes to the desk by itself."),
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.municipality_code.choices = [
            ("", _("More than one")),
            *((each.code, each.name) for each in municipalities()),
        ]

    def to_details(self) -> AssociationDetails:
        return AssociationDetails(
            self.name.data, self.municipality_code.data or None, self.decision_days.data, self.membership()
        )
