"""The letter of a request as firms read it: the same words for all, in one language, about one purchase."""

from dataclasses import dataclass
from typing import Any

from app.core.i18n import _, dateformat, datetimeformat, in_language
from app.sourcing.requests.models import RequestForQuotation


@dataclass(frozen=True)
class Part:
    title: str
    text: str


@dataclass(frozen=True)
class RequestLetter:
    """`opening` and `closing` are paragraphs; the deadline that it names is the one on the day it was sent."""

    subject: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]


def letter_of(request: RequestForQuotation) -> RequestLetter:
    """As it was sent; of a draft as it would be sent now."""
    return _read(request.letter) if request.letter else written(request)


def written(request: RequestForQuotation) -> RequestLetter:
    with in_language(request.language):
        return RequestLetter(_subject(request), _opening(request), _parts(request), _closing(request))


def kept(letter: RequestLetter) -> dict[str, Any]:
    """For the column that keeps it."""
    parts = [{"title": part.title, "text": part.text} for part in letter.parts]
    return {"subject": letter.subject, "opening": [*letter.opening], "parts": parts, "closing": [*letter.closing]}


def _read(content: dict[str, Any]) -> RequestLetter:
    parts = tuple(Part(part["title"], part["text"]) for part in content["parts"])
    return RequestLetter(content["subject"], tuple(content["opening"]), parts, tuple(content["closing"]))


def _subject(request: RequestForQuotation) -> str:
    file = request.file
    return _("Request for quotation: %(subject)s (%(number)s)", subject=file.subject, number=file.number)


def _opening(request: RequestForQuotation) -> tuple[str, ...]:
    file = request.file
    return (
        _(
            "The municipality of %(municipality)s asks you for a quotation for: %(subject)s.",
            municipality=file.municipality.name,
            subject=file.subject,
        ),
        _("Below you read what we need and how we choose. On your own page you answer and ask questions."),
    )


def _parts(request: RequestForQuotation) -> tuple[Part, ...]:
    return *own_words(request), Part(_("When"), _moments(request))


def own_words(request: RequestForQuotation) -> tuple[Part, ...]:
    """What the buyer wrote, besides what every letter says."""
    parts = (
        Part(_("What we want to achieve"), request.goal),
        Part(_("What we ask of you"), request.requirements),
        Part(_("Budget"), request.budget_band or ""),
        Part(_("How we choose"), _how_we_choose(request)),
    )
    return tuple(part for part in parts if part.text)


def _how_we_choose(request: RequestForQuotation) -> str:
    criteria = [_criterion(each.name, each.weight, each.description) for each in request.criteria]
    return "\n".join([request.award_rule, *criteria])


def _criterion(name: str, weight: int, description: str | None) -> str:
    line = _("%(name)s: %(weight)s%%", name=name, weight=weight)
    return f"{line}. {description}" if description else line


def _moments(request: RequestForQuotation) -> str:
    asked_until, deadline = datetimeformat(request.last_question_at), datetimeformat(request.deadline)
    lines = [
        _("Ask your questions until %(moment)s (Dutch time).", moment=asked_until),
        _("We send the answers to all firms, without your name."),
        _("Your quotation is in by %(moment)s (Dutch time). Our clock decides.", moment=deadline),
    ]
    if request.answer_by:
        lines.insert(0, _("Tell us whether you are interested by %(day)s.", day=dateformat(request.answer_by)))
    return "\n".join(lines)


def _closing(request: RequestForQuotation) -> tuple[str, ...]:
    sealed = _("Nobody can read your quotation before the deadline.")
    return (
        *([sealed] if request.is_sealed else []),
        _("Does it not suit you now? You can decline. We never hold that against you."),
        _("We note when this mail is delivered and when your page is opened first, to show that all were asked alike."),
        _("Questions about this letter: %(address)s.", address=request.questions_to),
    )
