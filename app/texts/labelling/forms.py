"""The form for one label."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from app.core.i18n import _, lazy
from app.core.slugs import slug

LONGEST_NAME = 60


def tidied(text: str | None) -> str:
    return " ".join((text or "").split())


class LabelForm(FlaskForm):
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
    version = HiddenField()

    def validate_name_nl(self, field: StringField) -> None:
        if slug(field.data) == "-":
            raise ValidationError(_("Use letters or digits: its address is made of them."))

    @property
    def seen_version(self) -> int:
        """0 for what is no number."""
        text = str(self.version.data)
        return int(text) if text.isascii() and text.isdecimal() else 0
