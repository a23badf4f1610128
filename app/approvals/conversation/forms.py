"""A question and its answer."""

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from app.core.i18n import lazy

LONGEST_MESSAGE = 2000


class QuestionForm(FlaskForm):
    text = TextAreaField(
        lazy("Your question"),
        [DataRequired(lazy("Write down what you want to know.")), Length(max=LONGEST_MESSAGE)],
        description=lazy("The firm gets it by mail and answers on this site. Ask all that you need at once."),
        render_kw={"rows": 4},
    )


class AnswerForm(FlaskForm):
    text = TextAreaField(
        lazy("Your answer"),
        [DataRequired(lazy("Write down your answer.")), Length(max=LONGEST_MESSAGE)],
        description=lazy("Whoever checks your application reads it. Do you have to change the profile? Do that first."),
        render_kw={"rows": 5},
    )
