"""The forms of asking for reasons and of giving them."""

from datetime import date

from flask_wtf import FlaskForm
from wtforms import SelectChoice, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from app.core.forms import SeenForm
from app.core.i18n import lazy
from app.core.quarters import Quarter, in_words
from app.organisations.queries import municipalities_in_region
from app.sourcing.forms import without_nul
from app.sourcing.outcomes.reasons.services import LONGEST_ANSWER, LONGEST_QUESTION

QUARTERS_OFFERED = 8


class AskForm(FlaskForm):
    """About a file of which the firm had a letter."""

    text = TextAreaField(
        lazy("What would you like to know?"),
        [DataRequired(lazy("Write down what you would like to know.")), Length(max=LONGEST_QUESTION)],
        filters=[without_nul],
        description=lazy("Example: why was another quotation chosen?"),
        render_kw={"rows": 4},
    )


class AskInGeneralForm(AskForm):
    """About a municipality and a quarter that is over: it names no purchase."""

    municipality = SelectField(lazy("Municipality"), [InputRequired(lazy("Choose a municipality."))])
    quarter = SelectField(lazy("Period"), [InputRequired(lazy("Choose a period."))])

    def offer(self, on: date) -> None:
        towns = municipalities_in_region(on)
        self.municipality.choices = [SelectChoice(each.code, each.name) for each in towns]
        self.quarter.choices = [SelectChoice(_key(quarter), in_words(quarter)) for quarter in _offered(on)]

    def chosen_quarter(self) -> Quarter:
        year, number = str(self.quarter.data).split("-")
        return Quarter(int(year), int(number))


def _offered(on: date) -> list[Quarter]:
    """The last ones that are over, newest first."""
    found, quarter = [], Quarter.of(on)
    for _number in range(QUARTERS_OFFERED):
        quarter = quarter.before()
        found.append(quarter)
    return found


def _key(quarter: Quarter) -> str:
    return f"{quarter.year}-{quarter.number}"


class AnswerForm(SeenForm):
    text = TextAreaField(
        lazy("Your answer"),
        [DataRequired(lazy("Write the answer.")), Length(max=LONGEST_ANSWER)],
        filters=[without_nul],
        description=lazy("Drafted from the facts of the file. Name no prices of other firms."),
        render_kw={"rows": 14},
    )
