"""Fields that an event itself asks for: its guests and its own questions, for each person of a party."""

from collections.abc import Iterator
from typing import Any, cast

from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, Length, Optional

from app.core.i18n import _, lazy
from app.events.models import Event, EventQuestion, QuestionKind
from app.events.registering.details import PartyDetails
from app.events.registering.models import Registration

LONGEST_ANSWER = 1000
MISSING = lazy("Fill in an answer.")


class PartyForm(FlaskForm):
    """Made for one event by `form_for`."""

    event: Event
    may_be_named = BooleanField(
        lazy("My name and firm may stand on the list of who comes"),
        description=lazy("Everybody can read that list. You can change this later."),
    )

    def people(self) -> Iterator[tuple[int, Any, list[Any]]]:
        """Rank, the field of the name (None: who registers) and the fields of the questions, for each person."""
        for rank in range(self.event.most_guests + 1):
            asked = [self[field_name(each, rank)] for each in self.event.questions if is_asked(each, rank)]
            yield rank, self[f"guest_{rank}"] if rank else None, asked

    @property
    def brings_guests(self) -> bool:
        return any(name is not None and (name.data or name.errors) for _rank, name, _asked in self.people())

    def fill_from(self, registration: Registration) -> None:
        self.may_be_named.data = registration.may_be_named
        for guest in registration.guests:
            if f"guest_{guest.rank}" in self:
                self[f"guest_{guest.rank}"].data = guest.name
        for answer in registration.answers:
            name = field_name(answer.question, answer.rank)
            if name in self:
                self[name].data = answer.answer

    def validate(self, extra_validators: Any = None) -> bool:
        """A guest with a name answers what everybody must answer."""
        is_right = bool(super().validate(extra_validators))
        for rank, name, asked in self.people():
            required = [field for field in asked if field.question.is_required]
            for field in required if rank and name.data else ():
                if not field.data:
                    field.errors = [*field.errors, _("Fill in an answer.")]
                    is_right = False
        return is_right

    def party(self) -> PartyDetails:
        """Guests without a gap: who left the first name open and filled in the second brings one guest."""
        coming = [
            (name.data.strip() if name is not None else "", asked)
            for rank, name, asked in self.people()
            if name is None or (name.data or "").strip()
        ]
        answers = {
            (field.question.id, rank): (field.data or "").strip()
            for rank, (_name, asked) in enumerate(coming)
            for field in asked
        }
        return PartyDetails(tuple(name for name, _asked in coming[1:]), answers, bool(self.may_be_named.data))


def form_for(event: Event, base: type[PartyForm]) -> type[PartyForm]:
    """`base` with the guests and questions of the event."""
    fields: dict[str, Any] = {"event": event}
    for rank in range(event.most_guests + 1):
        if rank:
            label = lazy("Name of guest %(number)s", number=rank)
            fields[f"guest_{rank}"] = StringField(label, [Optional(), Length(max=100)])
        for question in event.questions:
            if is_asked(question, rank):
                fields[field_name(question, rank)] = _field(question, rank)
    return cast(type[PartyForm], type(base.__name__, (base,), fields))


def is_asked(question: EventQuestion, rank: int) -> bool:
    """Guests are asked about their diet alone."""
    return rank == 0 or question.kind is QuestionKind.DIET


def field_name(question: EventQuestion, rank: int) -> str:
    return f"question_{question.id}_{rank}"


def _field(question: EventQuestion, rank: int) -> Any:
    """Unbound; bound to a form it knows its question."""
    must = [DataRequired(MISSING)] if question.is_required and rank == 0 else [Optional()]
    if question.kind is QuestionKind.CHOICE:
        lines = [line.strip() for line in question.choices.splitlines() if line.strip()]
        choices = [SelectChoice("", lazy("Make a choice")), *(SelectChoice(line, line) for line in lines)]
        kind = type("ChoiceField", (SelectField,), {"question": question})
        return kind(question.question, must, choices=choices)
    kind = type("AnswerField", (StringField,), {"question": question})
    return kind(question.question, [*must, Length(max=LONGEST_ANSWER)], description=_hint(question))


def _hint(question: EventQuestion) -> Any:
    if question.kind is not QuestionKind.DIET:
        return ""
    return lazy(
        "This can tell something about health. It is used for the food at this event only, the caterer sees no names,"
        " and it is removed soon afterwards."
    )
