"""Forms of the team pages."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import DateField, EmailField, RadioField, SelectChoice, StringField
from wtforms.validators import DataRequired, Email, InputRequired, Length, Optional, ValidationError

from app.accounts.models import Role
from app.core.clock import today
from app.core.i18n import lazy
from app.teams.invitations.services import InvitationDetails
from app.teams.labels import ROLE_NAMES


class InviteForm(FlaskForm):
    name = StringField(lazy("Name"), [DataRequired(lazy("Fill in the name.")), Length(max=100)])
    email = EmailField(
        lazy("E-mail address"),
        [
            DataRequired(lazy("Fill in the e-mail address.")),
            Email(lazy("This is not an e-mail address. Example: name@example.nl")),
            Length(max=254),
        ],
        description=lazy("At best an address of the organisation, not a private one."),
    )
    role = RadioField(lazy("Role"), [InputRequired(lazy("Choose a role."))])
    role_ends_on = DateField(
        lazy("Last day of the role"), [Optional()], description=lazy("Leave it empty when you do not know yet.")
    )

    def __init__(self, roles: Sequence[Role]) -> None:
        super().__init__()
        self.role.choices = [SelectChoice(role.value, ROLE_NAMES[role]) for role in roles]
        if len(roles) == 1 and self.role.data is None:
            self.role.data = roles[0].value

    def validate_role_ends_on(self, field: DateField) -> None:
        if field.data and field.data < today():
            raise ValidationError(lazy("Choose today or a later day."))

    def to_details(self) -> InvitationDetails:
        return InvitationDetails(self.name.data, self.email.data, Role(self.role.data), self.role_ends_on.data)


class LastDayForm(FlaskForm):
    ends_on = DateField(
        lazy("Last day of the role"), [Optional()], description=lazy("Empty: the role holds until somebody ends it.")
    )


class PressForm(FlaskForm):
    """Only the button: the page before it says what it does."""
