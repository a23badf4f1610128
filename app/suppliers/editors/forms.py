"""Forms about the people of a firm."""

from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, RadioField, StringField
from wtforms.validators import DataRequired, Email, InputRequired, Length

from app.accounts.passwords import MAXIMUM_LENGTH, MINIMUM_LENGTH
from app.core.i18n import lazy
from app.suppliers.editors.labels import ROLES_IN_SENTENCE
from app.suppliers.kinds import EditorRole
from app.suppliers.registration.fields import choices, stripped


class InviteEditorForm(FlaskForm):
    email = EmailField(
        lazy("E-mail address"),
        [
            DataRequired(lazy("Fill in the e-mail address.")),
            Email(lazy("This is not an e-mail address. Example: name@example.nl")),
            Length(max=254),
        ],
        filters=[stripped],
        render_kw={"autocomplete": "off"},
    )
    role = RadioField(
        lazy("Role"),
        [InputRequired(lazy("Choose a role."))],
        choices=choices({role: ROLES_IN_SENTENCE[role] for role in (EditorRole.EDITOR, EditorRole.OWNER)}),
        default=EditorRole.EDITOR.value,
    )


class RoleForm(FlaskForm):
    role = RadioField(lazy("Role"), [InputRequired(lazy("Choose a role."))], choices=choices(ROLES_IN_SENTENCE))


class NewEditorForm(FlaskForm):
    """What somebody without an account fills in to accept; the address is in the invitation."""

    name = StringField(
        lazy("Your name"),
        [DataRequired(lazy("Fill in your name.")), Length(max=100)],
        render_kw={"autocomplete": "name"},
    )
    password = PasswordField(
        lazy("Password"),
        [DataRequired(lazy("Fill in your password.")), Length(max=MAXIMUM_LENGTH)],
        description=lazy("At least %(n)s characters. A sentence is easy to remember.", n=MINIMUM_LENGTH),
        render_kw={"autocomplete": "new-password"},
    )


class PressForm(FlaskForm):
    """Only the button: the page says what it does."""
