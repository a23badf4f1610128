"""The forms of a performance note."""

from flask_wtf import FlaskForm
from wtforms import IntegerField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from app.core.i18n import lazy
from app.sourcing.forms import without_nul
from app.sourcing.outcomes.performance.services import HIGHEST, LONGEST_TEXT, LOWEST


class GradeForm(FlaskForm):
    grade = IntegerField(
        lazy("Your grade, from 1 to 10"),
        [
            InputRequired(lazy("Give a grade from 1 to 10.")),
            NumberRange(LOWEST, HIGHEST, lazy("Give a grade from 1 to 10.")),
        ],
    )


class NoteForm(GradeForm):
    text = TextAreaField(
        lazy("How did the contract go?"),
        [DataRequired(lazy("Write at least one sentence.")), Length(max=LONGEST_TEXT)],
        filters=[without_nul],
        description=lazy("What was agreed, what was delivered. The firm reads this and may reply. Name no people."),
    )


class ReplyForm(FlaskForm):
    text = TextAreaField(
        lazy("Your reply"),
        [DataRequired(lazy("Write at least one sentence.")), Length(max=LONGEST_TEXT)],
        filters=[without_nul],
        description=lazy("You can reply once. Only the municipality and your firm can read it."),
    )
