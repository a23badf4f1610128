"""The letter to one firm as the facts give it; people edit it before it goes.

Of other firms it says only who got the work, with which total, and on which criteria theirs was better or less good:
no prices and no points of others. What is private about another firm may not reach a competitor.
"""

from collections.abc import Sequence
from decimal import Decimal

from app.core.i18n import _, moneyformat
from app.sourcing.outcomes.deciding.drafting import points_in_words
from app.sourcing.outcomes.models import Award, Outcome, OutcomeKind
from app.sourcing.outcomes.parties import Field, Party
from app.sourcing.quotations.presenting import in_points
from app.sourcing.requests.models import AwardCriterion

UNFINISHED = "…"  # stands where people have to fill something in


def draft(outcome: Outcome, field: Field, party: Party) -> str:
    """Paragraphs, in the language in force."""
    return "\n\n".join([_opening(field), *_body(outcome, field, party)])


def explained(outcome: Outcome, field: Field, party: Party) -> list[str]:
    """What the letter to this firm says of how it came out, again, for who asks."""
    return _body(outcome, field, party)


def _opening(field: Field) -> str:
    file = field.file
    return _(
        "You were invited for “%(subject)s” of the municipality of %(municipality)s. In this letter you read the"
        " decision.",
        subject=file.subject,
        municipality=file.municipality.name,
    )


def _body(outcome: Outcome, field: Field, party: Party) -> list[str]:
    if outcome.kind is OutcomeKind.STOPPED:
        return [_("The municipality stops this purchase. No firm gets the work."), outcome.rationale]
    if outcome.kind is OutcomeKind.NONE_SUITABLE:
        return [_("No quotation is suitable, so no firm gets the work."), *_own_quotation(party)]
    won = [award for award in outcome.awards if award.decision_id == party.decision.id]
    if won:
        return [_won(won), *_standing(field, party)]
    if not party.is_eligible:
        return [*_own_quotation(party), _who_won(outcome)]
    return [
        _("Your quotation was not chosen."),
        *_standing(field, party),
        _who_won(outcome),
        *_compared(outcome, field, party),
    ]


def _own_quotation(party: Party) -> list[str]:
    """Why it was not compared, or what the writer has to add."""
    if party.quotation is not None and party.quotation.set_aside_reason:
        return [_("Your quotation is not valid: %(reason)s", reason=party.quotation.set_aside_reason)]
    if party.amount is not None:
        return [_("Your quotation is not suitable, because …")]
    if party.quotation is not None:
        return [_("We received your quotation, but could not open it, because …")]
    if party.has_declined:
        return [_("You told us that you would not hand in a quotation. That is never held against you.")]
    return [_("We received no quotation from you.")]


def _won(awards: Sequence[Award]) -> str:
    if awards[0].lot is None:
        return _("The municipality wants to give you the work, for %(amount)s.", amount=_amount(awards[0].amount))
    lots = "; ".join(
        _(
            "lot %(number)s, %(subject)s, for %(amount)s",
            number=award.lot.number,
            subject=award.lot.subject,
            amount=_amount(award.amount),
        )
        for award in awards
        if award.lot
    )
    return _("The municipality wants to give you: %(lots)s.", lots=lots)


def _amount(amount: Decimal) -> str:
    return _("%(amount)s, excluding VAT", amount=moneyformat(amount))


def _standing(field: Field, party: Party) -> list[str]:
    """Own rank, total and points."""
    result = party.result
    if result is None or result.rank is None or result.total is None:
        return []
    place = _(
        "Your quotation is number %(rank)s of %(number)s, with %(total)s points in total.",
        rank=result.rank,
        number=field.count_of_ranked(),
        total=in_points(result.total),
    )
    return [" ".join([place, _("Your points:"), *points_in_words(field, party)])]


def _who_won(outcome: Outcome) -> str:
    awards = outcome.awards
    if awards[0].lot is None:
        return _("The municipality wants to give the work to %(firm)s.", firm=awards[0].firm)
    lots = "; ".join(
        _("lot %(number)s to %(firm)s", number=award.lot.number, firm=award.firm) for award in awards if award.lot
    )
    return _("The municipality wants to give: %(lots)s.", lots=lots)


def _compared(outcome: Outcome, field: Field, party: Party) -> list[str]:
    """What the winners had that this firm had not, in words."""
    winners = {award.decision_id: field.of(award.decision_id) for award in outcome.awards}
    found = [_against(field, party, winner) for winner in winners.values() if winner is not None]
    return [text for text in found if text] or [_("The chosen quotation was better than yours, because …")]


def _against(field: Field, party: Party, winner: Party) -> str:
    mine, theirs = party.result, winner.result
    if field.request is None or mine is None or theirs is None or theirs.total is None:
        return ""
    sentences = [
        _("%(firm)s has %(total)s points in total.", firm=winner.firm, total=in_points(theirs.total)),
        *(
            _criterion(criterion, mine.points[criterion.id], theirs.points[criterion.id])
            for criterion in field.request.criteria
            if criterion.id in mine.points and criterion.id in theirs.points
        ),
    ]
    return " ".join(sentences)


def _criterion(criterion: AwardCriterion, mine: Decimal, theirs: Decimal) -> str:
    if theirs > mine:
        return _("On “%(criterion)s” that quotation is better than yours.", criterion=criterion.name)
    if theirs < mine:
        return _("On “%(criterion)s” yours is better.", criterion=criterion.name)
    return _("On “%(criterion)s” both are equally good.", criterion=criterion.name)
