"""Passing cases on to a colleague."""

from collections.abc import Sequence
from datetime import date

from flask_wtf import FlaskForm
from wtforms import DateField, SelectChoice, SelectField
from wtforms.validators import DataRequired, InputRequired

from app.accounts.models import User
from app.core.i18n import lazy


class PassOnForm(FlaskForm):
    """Until when counts the day itself."""

    colleague = SelectField(lazy("Colleague"), [DataRequired(lazy("Choose a colleague."))])
    until = DateField(lazy("Up to and including"), [InputRequired(lazy("Give the last day."))])

    def __init__(self, colleagues: Sequence[User], **values: object) -> None:
        super().__init__(**values)
        people = [SelectChoice(str(each.id), each.name) for each in colleagues]
        self.colleague.choices = [SelectChoice("", lazy("Choose")), *people]
        self._by_id = {str(each.id): each for each in colleagues}

    def person(self) -> User:
        return self._by_id[self.colleague.data]

    def last_day(self) -> date:
        day: date = self.until.data
        return day
