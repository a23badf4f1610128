"""Forms on saved searches."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from app.core.i18n import Text, lazy
from app.search.address import without_control_characters
from app.search.saved.models import Frequency
from app.search.saved.services import LONGEST_NAME

FREQUENCIES: dict[Frequency, Text] = {
    Frequency.DAILY: lazy("Every day, in the morning"),
    Frequency.WEEKLY: lazy("Every week, on Monday morning"),
}


class SavedSearchForm(FlaskForm):
    name = StringField(
        lazy("Name of this search"),
        [
            DataRequired(lazy("Give the search a name.")),
            Length(max=LONGEST_NAME, message=lazy("Keep the name within %(n)s characters.", n=LONGEST_NAME)),
        ],
        filters=[lambda text: without_control_characters(text or "")],
        description=lazy("Only you see it, here and in the mail."),
        render_kw={"autocomplete": "off"},
    )
    frequency = RadioField(
        lazy("How often may we mail you?"),
        [InputRequired(lazy("Choose how often we may mail you."))],
        choices=[SelectChoice(each.value, label) for each, label in FREQUENCIES.items()],
        coerce=Frequency,
        default=Frequency.WEEKLY,
        description=lazy("Only when a firm is new in this search, or changed its page."),
    )

    def chosen(self) -> dict[str, Any]:
        return {"name": self.name.data, "frequency": self.frequency.data}
