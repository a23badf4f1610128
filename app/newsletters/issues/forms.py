"""Forms of issues."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from wtforms import DateField, RadioField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app.core.clock import AMSTERDAM, local_date, today
from app.core.forms import SeenForm
from app.core.i18n import LANGUAGES, lazy
from app.newsletters.issues.services import Words
from app.newsletters.models import Issue
from app.organisations.bodies import Body, choices_of

LONGEST_INTRODUCTION = 20_000  # characters
LONGEST_LOOK_BACK = timedelta(days=366)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def _on_one_line(text: str | None) -> str:
    return _CONTROL.sub(" ", text or "").strip()


def _a_month_ago() -> date:
    return today() - timedelta(days=30)


class IssueForm(SeenForm):
    subject = StringField(
        lazy("Subject"),
        [DataRequired(lazy("Fill in a subject.")), Length(max=150)],
        filters=[_on_one_line],
        description=lazy("What readers see in their list of mails."),
    )
    introduction = TextAreaField(
        lazy("Introduction"),
        [Optional(), Length(max=LONGEST_INTRODUCTION)],
        description=lazy("In Markdown: **bold**, [words of a link](https://example.nl), a line with - for a list."),
        render_kw={"rows": 10},
    )
    language = RadioField(
        lazy("In which language do you write?"),
        [InputRequired(lazy("Choose a language."))],
        choices=[SelectChoice(*each) for each in LANGUAGES.items()],
        default="nl",
    )
    since = DateField(
        lazy("News from"),
        [InputRequired(lazy("Fill in a date."))],
        default=_a_month_ago,
        description=lazy("What was published from this day on can go along, and what is still to come."),
    )

    def validate_since(self, field: DateField) -> None:
        if field.data is not None and not today() - LONGEST_LOOK_BACK <= field.data <= today():
            raise ValidationError(lazy("Choose a day in the last year, and not later than today."))

    def fill_from(self, issue: Issue) -> None:
        self.process(obj=issue, data={"since": local_date(issue.since)})

    def words(self) -> Words:
        midnight = datetime.combine(self.since.data, time(), AMSTERDAM).astimezone(UTC)
        return Words(self.subject.data, self.introduction.data or "", self.language.data, midnight)


class NewIssueForm(IssueForm):
    """Call `offer` first: for whom somebody may write depends on who it is."""

    body: Any = SelectField(lazy("Sender"), [InputRequired(lazy("Choose from whom it is."))])

    def offer(self, bodies: Sequence[Body]) -> None:
        self.body.choices = [SelectChoice(*each) for each in choices_of(bodies)]
