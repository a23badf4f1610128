"""The letters about a request for a purchase that does not exist."""

from datetime import timedelta

from flask import Flask

from app.accounts.samples import somebody
from app.core.clock import now
from app.mail.samples import add_sample
from app.reference.models import Municipality
from app.sourcing.models import ProcurementFile
from app.sourcing.requests import letters
from app.sourcing.requests.models import AwardCriterion, CriterionKind, DeadlineChange, Question, RequestForQuotation

KEY = "sample"


def _request() -> RequestForQuotation:
    return RequestForQuotation(
        file=_file(),
        goal="Elf velden waarop het hele jaar gesport kan worden.",
        requirements="Maai elke week van april tot oktober.",
        budget_band="40.000 tot 50.000 euro",
        award_rule="Wij kiezen de beste verhouding tussen prijs en kwaliteit.",
        questions_to="inkoop@voorbeeld.example",
        deadline=now() + timedelta(days=21),
        is_sealed=True,
        language="nl",
        criteria=[
            AwardCriterion(place=1, kind=CriterionKind.PRICE, name="Prijs", weight=40),
            AwardCriterion(place=2, kind=CriterionKind.QUALITY, name="Plan van aanpak", weight=60),
        ],
    )


def _file() -> ProcurementFile:
    place = Municipality(code="GM0000", name="Voorbeeld")
    return ProcurementFile(id=0, year=2026, serial=7, subject="Onderhoud sportvelden", municipality=place)


def _question() -> Question:
    words = "Mag het maaisel blijven liggen?"
    return Question(request=_request(), text=words, published=words, answer="Ja, op de velden 1 tot en met 6.")


def _change() -> DeadlineChange:
    old = now() + timedelta(days=21)
    return DeadlineChange(old=old, new=old + timedelta(days=7), reason="De tekening van veld 4 komt later.")


def register(app: Flask) -> None:
    add_sample(app, letters.invitation, lambda: letters.invitation(_request(), KEY))
    add_sample(app, letters.reminder, lambda: letters.reminder(_request(), KEY))
    add_sample(app, letters.deadline_moved, lambda: letters.deadline_moved(_request(), _change(), KEY))
    add_sample(app, letters.answer_published, lambda: letters.answer_published(_request(), _question(), KEY))
    add_sample(app, letters.ended, lambda: letters.ended(_request(), "De opdracht gaat dit jaar niet door."))
    add_sample(app, letters.question_asked, lambda: letters.question_asked(_question(), somebody()))
