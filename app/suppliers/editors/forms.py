"""Forms about the people of a firm."""

from flask_wtf import FlaskForm
from wtforms import EmailField, RadioField
from wtforms.validators import DataRequired, Email, InputRequired, Length

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


class PressForm(FlaskForm):
    """Only the button: the page says what it does."""
