"""The rationale as the facts give it; people edit it before they decide."""

from collections.abc import Sequence

from app.core.i18n import _, dateformat, moneyformat, numberformat
from app.sourcing.outcomes.models import OutcomeKind
from app.sourcing.outcomes.parties import Field, Party
from app.sourcing.quotations.presenting import in_points


def rationale(field: Field, kind: OutcomeKind, winners: Sequence[Party]) -> str:
    """Paragraphs, in the language in force."""
    writers = {
        OutcomeKind.AWARDED: lambda: _awarded(field, winners),
        OutcomeKind.NONE_SUITABLE: lambda: _none_suitable(field),
        OutcomeKind.STOPPED: lambda: [_("The municipality does not go on with this purchase, because …")],
    }
    return "\n\n".join(writers[kind]())


def _awarded(field: Field, winners: Sequence[Party]) -> list[str]:
    each = {winner.decision.id: winner for winner in winners}  # a firm may win several lots
    return [_course(field), *(_winner(field, winner) for winner in each.values())]


def _course(field: Field) -> str:
    """How many were invited and quoted."""
    invited, quoted = len(field.parties), sum(party.amount is not None for party in field.parties)
    if field.request is None:
        return _(
            "%(invited)s firms were asked for a quotation outside this system; %(quoted)s handed one in.",
            invited=invited,
            quoted=quoted,
        )
    return _(
        "%(invited)s firms were invited; %(quoted)s handed in a quotation before %(deadline)s.",
        invited=invited,
        quoted=quoted,
        deadline=dateformat(field.request.deadline),
    )


def _winner(field: Field, winner: Party) -> str:
    sentences = [_price(winner)]
    result = winner.result
    if result is not None and result.total is not None and result.rank is not None:
        sentences.insert(
            0,
            _(
                "%(firm)s is number %(rank)s of %(number)s, with %(total)s points in total.",
                firm=winner.firm,
                rank=result.rank,
                number=field.count_of_ranked(),
                total=in_points(result.total),
            ),
        )
    sentences += points_in_words(field, winner)
    return " ".join(sentences)


def _price(winner: Party) -> str:
    return _(
        "%(firm)s quoted %(amount)s, excluding VAT.",
        firm=winner.firm,
        amount=moneyformat(winner.amount),
    )


def points_in_words(field: Field, party: Party) -> list[str]:
    """`Plan of work: 8 of 10 points (weight 60%).`, for each criterion that has points."""
    if field.request is None or party.result is None:
        return []
    given = party.result.points
    return [
        _(
            "%(criterion)s: %(points)s of 10 points (weight %(weight)s%%).",
            criterion=criterion.name,
            points=numberformat(given[criterion.id]),
            weight=criterion.weight,
        )
        for criterion in field.request.criteria
        if criterion.id in given
    ]


def _none_suitable(field: Field) -> list[str]:
    reasons = [
        _(
            "The quotation of %(firm)s is not valid: %(reason)s",
            firm=party.firm,
            reason=party.quotation.set_aside_reason,
        )
        for party in field.parties
        if party.quotation is not None and party.quotation.set_aside_reason
    ]
    return [_course(field), *reasons, _("No quotation is suitable, because …")]
