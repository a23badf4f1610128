"""Forms at the door, for browsers without script."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField
from wtforms.validators import DataRequired, Length, Optional

from app.core.i18n import lazy
from app.events.door.marks import LONGEST_NAME


class WalkInForm(FlaskForm):
    name = StringField(
        lazy("Name"),
        [DataRequired(lazy("Fill in a name.")), Length(max=LONGEST_NAME)],
        render_kw={"autocomplete": "off"},
    )
    firm = StringField(
        lazy("Firm or organisation"), [Optional(), Length(max=LONGEST_NAME)], render_kw={"autocomplete": "off"}
    )
    anyway = BooleanField(lazy("Also when all seats are taken"))
