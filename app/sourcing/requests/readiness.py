"""What still stands in the way of sending a request."""

from collections.abc import Callable, Iterator
from datetime import datetime

from app.core.clock import local_date
from app.core.i18n import Text, lazy
from app.sourcing.advice.queries import current_choice
from app.sourcing.advice.services import misfit
from app.sourcing.models import ProcurementFile, ShortlistDecision
from app.sourcing.queries import shortlist_of
from app.sourcing.quotations.queries import seal_of
from app.sourcing.requests.addresses import address_of
from app.sourcing.requests.details import CriterionDetails
from app.sourcing.requests.models import AwardCriterion, CriterionKind, RequestForQuotation

WHOLE = 100  # percent

Check = Callable[[RequestForQuotation, datetime], Iterator[Text]]


def hindrances(request: RequestForQuotation, at: datetime) -> list[Text]:
    """Empty when the request can go out at that moment."""
    return [hindrance for check in CHECKS for hindrance in check(request, at)]


def flaws_of_criteria(criteria: list[AwardCriterion] | list[CriterionDetails]) -> Iterator[Text]:
    """Weights that add up to 100, a price, and something besides the price."""
    kinds = [criterion.kind for criterion in criteria]
    if kinds.count(CriterionKind.PRICE) != 1:
        yield lazy("Give the price a weight.")
    if CriterionKind.QUALITY not in kinds:
        yield lazy("Name at least one criterion for quality.")
    total = sum(criterion.weight for criterion in criteria)
    if total != WHOLE:
        yield lazy("The weights add up to %(total)s. Make that 100.", total=total)


def to_invite(file: ProcurementFile) -> list[ShortlistDecision]:
    return [decision for decision in shortlist_of(file) if decision.invited]


def _the_shortlist_is_signed(request: RequestForQuotation, _at: datetime) -> Iterator[Text]:
    if not request.file.is_locked:
        yield lazy("A second person signs the shortlist first.")


def _firms_can_be_reached(request: RequestForQuotation, _at: datetime) -> Iterator[Text]:
    firms = to_invite(request.file)
    if not firms:
        yield lazy("No firm of the shortlist is to be invited.")
    for decision in firms:
        if address_of(decision) is None:
            yield lazy("No mail address of %(firm)s is known.", firm=decision.firm)


def _the_procedure_fits(request: RequestForQuotation, at: datetime) -> Iterator[Text]:
    """What is in force on the day that the invitations go out decides."""
    reason, choice = misfit(request.file, local_date(at)), current_choice(request.file)
    if reason is not None:
        yield reason
    elif choice is not None and not choice.chosen.is_private:
        yield lazy("The chosen procedure is open to all firms: nobody is invited here.")


def _moments_follow_each_other(request: RequestForQuotation, at: datetime) -> Iterator[Text]:
    if request.deadline <= at:
        yield lazy("The deadline is past. Choose a later one.")
    if request.answer_by and not local_date(at) <= request.answer_by <= local_date(request.deadline):
        yield lazy("The day to answer by lies between today and the deadline.")
    if request.questions_until and not at < request.questions_until <= request.deadline:
        yield lazy("Questions end in the future, and before the deadline.")


def _criteria_are_complete(request: RequestForQuotation, _at: datetime) -> Iterator[Text]:
    yield from flaws_of_criteria(request.criteria)


def _the_seal_is_closed(request: RequestForQuotation, _at: datetime) -> Iterator[Text]:
    seal = seal_of(request)
    if request.is_sealed and (seal is None or seal.closed_at is None):
        yield lazy("Three people who can open the quotations choose their passphrases first.")


CHECKS: tuple[Check, ...] = (
    _the_shortlist_is_signed,
    _firms_can_be_reached,
    _the_procedure_fits,
    _moments_follow_each_other,
    _criteria_are_complete,
    _the_seal_is_closed,
)
