"""Forms in which news is written and planned."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    DateTimeLocalField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length

from app.core.errors import DomainError
from app.core.forms import CheckboxesField, SeenForm
from app.core.i18n import LANGUAGES, language, lazy
from app.news import queries
from app.news.details import NewsDetails
from app.news.models import NewsItem
from app.news.moments import in_amsterdam
from app.news.services import MOST_RELATED
from app.organisations.bodies import Body, choices_of
from app.texts.fields import MarkdownField, PictureForm
from app.texts.labelling.queries import all_labels

LONGEST_TITLE, LONGEST_INTRODUCTION, LONGEST_AUTHORS = 160, 600, 200
TOO_LONG = lazy("Use at most %(max)d characters.")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # pasted along; a feed cannot hold them


def clean(text: str | None) -> str:
    return _CONTROL.sub("", text or "").strip()


def one_line(text: str | None) -> str:
    return " ".join(clean(text).split())


class ChosenField(SelectMultipleField):
    """Items that were picked from more than a form can offer: `choices` are only what is chosen."""

    data: Any = None  # ids as text, a list

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, choices=[], validate_choice=False, **options)

    def offer(self) -> None:
        numbers = [int(each) for each in self.data or () if each.isdecimal() and len(each) < 10]
        titles = queries.titles_of(numbers)
        self.data = [str(number) for number in dict.fromkeys(numbers) if number in titles]
        self.choices = [SelectChoice(value, titles[int(value)]) for value in self.data]


class NewsForm(SeenForm, PictureForm):
    """Call `offer` before use: labels and bodies are rows."""

    body = SelectField(lazy("From whom"), [DataRequired(lazy("Choose who it comes from."))])
    title = StringField(
        lazy("Title"),
        [DataRequired(lazy("Give it a title.")), Length(max=LONGEST_TITLE, message=TOO_LONG)],
        filters=[one_line],
        render_kw={"autocomplete": "off"},
    )
    introduction = TextAreaField(
        lazy("Introduction"),
        [Length(max=LONGEST_INTRODUCTION, message=TOO_LONG)],
        filters=[clean],
        description=lazy("One or two sentences. They stand in lists, feeds and the newsletter as well."),
        render_kw={"rows": 3},
    )
    text = MarkdownField(lazy("Text"), filters=[clean])
    labels = CheckboxesField(lazy("Labels"))
    related = ChosenField(
        lazy("Related news"),
        description=lazy(
            "At most %(number)s. Without any, news with the same labels stands there.", number=MOST_RELATED
        ),
    )
    authors = StringField(
        lazy("Authors"),
        [Length(max=LONGEST_AUTHORS, message=TOO_LONG)],
        filters=[one_line],
        description=lazy("A body in words, no person. Leave this open for the board or body itself."),
        render_kw={"autocomplete": "off"},
    )
    language = RadioField(lazy("Language"), choices=[SelectChoice(*each) for each in LANGUAGES.items()], default="nl")

    def offer(self, bodies: Iterable[Body]) -> None:
        self.body.choices = [SelectChoice(*each) for each in choices_of(bodies)]
        self.labels.choices = [SelectChoice(each.key, each.name(language())) for each in all_labels()]
        self.related.offer()

    def fill_from(self, item: NewsItem, related: Iterable[NewsItem]) -> None:
        """Not the body: that stays what it is."""
        for name in ("title", "introduction", "text", "authors", "language", "version"):
            self[name].data = getattr(item, name)
        self.body.data = item.body.key
        self.labels.data = [label.key for label in item.labels]
        self.related.data = [str(other.id) for other in related]

    def to_details(self) -> NewsDetails:
        return NewsDetails(
            title=self.title.data or "",
            introduction=self.introduction.data or "",
            text=self.text.data or "",
            language=self.language.data,
            authors=self.authors.data or "",
            label_keys=tuple(self.labels.data or ()),
            related=tuple(int(each) for each in self.related.data or ()),
            picture=self.picture_details(),
        )


class MomentField(DateTimeLocalField):
    """A day and time in Amsterdam; `data` is aware."""

    data: Any = None

    def __init__(self, *args: Any, **options: Any) -> None:
        """As browsers write it; people who type it may leave a space."""
        super().__init__(*args, format=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"], **options)

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        super().process_formdata(list(valuelist))
        local: datetime | None = self.data
        if local is None:
            return
        try:
            self.data = in_amsterdam(local)
        except DomainError as error:
            self.data = None
            raise ValueError(str(error)) from error


class ScheduleForm(FlaskForm):
    moment = MomentField(
        lazy("Day and time"),
        [InputRequired(lazy("Choose a day and a time."))],
        description=lazy("In the time of Amsterdam."),
    )


class BodyForm(FlaskForm):
    """For one of the bodies that somebody speaks for."""

    body = SelectField(lazy("Share it as"), [InputRequired(lazy("Choose who shares it."))])

    def offer(self, bodies: Iterable[Body]) -> None:
        self.body.choices = [SelectChoice(*each) for each in choices_of(bodies)]

    def chosen(self, bodies: Iterable[Body]) -> Body:
        return next(body for body in bodies if body.key == self.body.data)
