"""The form of one letter."""

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from app.core.i18n import lazy
from app.sourcing.forms import without_nul
from app.sourcing.outcomes.announcing.services import LONGEST_LETTER


class LetterForm(FlaskForm):
    text = TextAreaField(
        lazy("The letter"),
        [DataRequired(lazy("Write the letter.")), Length(max=LONGEST_LETTER)],
        filters=[without_nul],
        description=lazy("Name no prices of other firms. Leave a line empty between two paragraphs."),
        render_kw={"rows": 16},
    )
