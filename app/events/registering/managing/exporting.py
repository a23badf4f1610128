"""The list of registrations as a spreadsheet."""

from collections.abc import Iterator, Sequence

from app.core.i18n import _
from app.core.sheets import Cell, Sheet
from app.events.models import Event, EventQuestion, QuestionKind
from app.events.registering.labels import STATES
from app.events.registering.managing import queries
from app.events.registering.managing.queries import Asked
from app.events.registering.models import RegistrationState


def sheet_of(event: Event, asked: Asked) -> Sheet:
    """What is asked of everybody stands in columns of its own, diets do not: see `answers_of`."""
    questions = [each for each in event.questions if each.kind is not QuestionKind.DIET]
    header = [
        _("Number"),
        _("Name"),
        _("E-mail address"),
        _("Firm or organisation"),
        _("Association"),
        _("State"),
        _("Seats"),
        _("Guests"),
        _("Registered at"),
        *(question.question for question in questions),
    ]
    return Sheet(_("Registrations"), header, _rows(event, asked, questions))


def _rows(event: Event, asked: Asked, questions: Sequence[EventQuestion]) -> Iterator[Sequence[Cell]]:
    states: dict[RegistrationState, str] = {state: str(name) for state, name in STATES.items()}
    associations = queries.association_names()
    guests, answers = queries.guests_by_registration(event), queries.answers_by_registration(event)
    for number, row in enumerate(queries.rows_of(event, asked), start=1):
        yield [
            number,
            row.name,
            row.email,
            row.firm,
            associations.get(row.association_id or 0, ""),
            states[row.state],
            row.seats,
            ", ".join(guests.get(row.id, ())),
            row.registered_at,
            *(answers.get((row.id, question.id), "") for question in questions),
        ]


def answers_of(event: Event, asked: Asked) -> list[tuple[EventQuestion, list[tuple[str, int]]]]:
    """Each question with what was answered how often, without names: what the caterer gets."""
    return [(question, queries.answers_in_numbers(event, question, asked.seen)) for question in event.questions]
