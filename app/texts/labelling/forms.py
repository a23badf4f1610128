"""The form for one label."""

from wtforms import StringField
from wtforms.validators import DataRequired, Length, ValidationError

from app.core.forms import SeenForm, tidied
from app.core.i18n import _, lazy
from app.core.slugs import slug

LONGEST_NAME = 60


class LabelForm(SeenForm):
    name_nl = StringField(
        lazy("Name in Dutch"),
        [DataRequired(lazy("Fill in a name.")), Length(max=LONGEST_NAME)],
        filters=[tidied],
        render_kw={"autocomplete": "off"},
    )
    name_en = StringField(
        lazy("Name in English"),
        [DataRequired(lazy("Fill in a name.")), Length(max=LONGEST_NAME)],
        filters=[tidied],
        render_kw={"autocomplete": "off"},
    )

    def validate_name_nl(self, field: StringField) -> None:
        if slug(field.data) == "-":
            raise ValidationError(_("Use letters or digits: its address is made of them."))
