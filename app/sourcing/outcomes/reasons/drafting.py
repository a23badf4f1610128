"""The answer to a firm as the facts give it; people edit it before it goes."""

from app.core.i18n import _
from app.core.quarters import Quarter, in_words
from app.reference.models import Municipality
from app.sourcing.models import ShortlistDecision
from app.sourcing.outcomes.announcing.wording import explained
from app.sourcing.outcomes.models import ReasonsRequest
from app.sourcing.outcomes.parties import field_of
from app.sourcing.outcomes.queries import outcome_of
from app.sourcing.outcomes.reasons.queries import Met, met_in, place_on_longlist
from app.suppliers.models import Supplier


def draft(asked: ReasonsRequest) -> str:
    """Paragraphs, in the language in force."""
    if asked.decision is not None:
        return "\n\n".join(_about_file(asked.decision))
    if asked.quarter is not None and asked.supplier is not None:
        return "\n\n".join(_about_quarter(asked.supplier, asked.municipality, Quarter.of(asked.quarter)))
    return ""


def _about_file(decision: ShortlistDecision) -> list[str]:
    file = decision.file
    paragraphs = [
        _("You asked for the reasons in “%(subject)s” (%(number)s).", subject=file.subject, number=file.number)
    ]
    place = place_on_longlist(decision)
    if place is not None:
        paragraphs.append(
            _("Your firm was number %(rank)s of %(total)s on the longlist.", rank=place[0], total=place[1])
        )
    paragraphs.append(_why_invited(decision.reason, invited=decision.invited))
    outcome = outcome_of(file)
    if outcome is not None and outcome.announced_at is not None:
        field = field_of(file)
        party = field.of(decision.id)
        paragraphs += explained(outcome, field, party) if party else []
    return paragraphs


def _why_invited(reason: str, *, invited: bool) -> str:
    if invited:
        return _("It was invited. The reason: %(reason)s", reason=reason)
    return _("It was not invited. The reason: %(reason)s", reason=reason)


def _about_quarter(supplier: Supplier, municipality: Municipality, quarter: Quarter) -> list[str]:
    """A purchase that still runs is not told of: the words are the same whether the firm is in one or not."""
    found = met_in(supplier, municipality.code, quarter)
    return [
        _(
            "You asked about purchases of the municipality of %(municipality)s from %(period)s. We answer about"
            " purchases that are finished. Of others we tell no firm anything; you can ask about them later.",
            municipality=municipality.name,
            period=in_words(quarter),
        ),
        *([_met(met) for met in found] or [_("In none of them your firm was on a longlist.")]),
    ]


def _met(met: Met) -> str:
    place = _(
        "“%(subject)s” (%(number)s): your firm was number %(rank)s of %(total)s on the longlist.",
        subject=met.file.subject,
        number=met.file.number,
        rank=met.rank,
        total=met.total,
    )
    if met.decision is None:
        return " ".join([place, _("It was not invited, because …")])
    return " ".join([place, _why_invited(met.decision.reason, invited=met.decision.invited)])
