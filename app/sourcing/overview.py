"""What the overview of a file says at a glance: how far it is, who is who, and its dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from app.core.clock import now
from app.core.i18n import Text, lazy
from app.sourcing.advice.queries import current_choice
from app.sourcing.models import Longlist, ProcurementFile
from app.sourcing.outcomes.models import Outcome
from app.sourcing.outcomes.queries import outcome_of
from app.sourcing.quotations.queries import quotations_of
from app.sourcing.requests.models import RequestForQuotation
from app.sourcing.requests.queries import request_of
from app.sourcing.review.models import ShortlistReview
from app.sourcing.review.queries import waiting_review
from app.sourcing.roles.presenting import who_is_who


class Stage(IntEnum):
    """The steps of a purchase, in order; the value is the number of the step."""

    NEED = 1
    LONGLIST = 2
    SHORTLIST = 3
    SIGNATURE = 4
    REQUEST = 5
    QUOTATIONS = 6
    OUTCOME = 7


STEPS: dict[Stage, Text] = {
    Stage.NEED: lazy("Need"),
    Stage.LONGLIST: lazy("Longlist"),
    Stage.SHORTLIST: lazy("Shortlist"),
    Stage.SIGNATURE: lazy("Signature"),
    Stage.REQUEST: lazy("Invitation"),
    Stage.QUOTATIONS: lazy("Quotations"),
    Stage.OUTCOME: lazy("Outcome"),
}


@dataclass(frozen=True)
class Glance:
    """`dates`: what happened or will, with a moment or a day, oldest first. An open procedure has no `steps` here."""

    stage: Stage
    steps: Sequence[Text]
    people: Sequence[tuple[Text, str]]
    dates: Sequence[tuple[Text, date | datetime]]


def glance_at(file: ProcurementFile, longlists: Sequence[Longlist]) -> Glance:
    review = None if file.is_locked else waiting_review(file)
    request = request_of(file) if file.is_locked else None
    outcome = outcome_of(file) if request else None
    return Glance(
        stage=_stage(file, longlists, review, request),
        steps=[] if _goes_on_elsewhere(file) else list(STEPS.values()),
        people=who_is_who(file),
        dates=_dates(file, longlists, review, request, outcome),
    )


def _goes_on_elsewhere(file: ProcurementFile) -> bool:
    """On the national platform, where every firm may take part."""
    choice = current_choice(file)
    return choice is not None and choice.holds and not choice.chosen.is_private


def _stage(
    file: ProcurementFile,
    longlists: Sequence[Longlist],
    review: ShortlistReview | None,
    request: RequestForQuotation | None,
) -> Stage:
    if request is not None and request.sent_at:
        return Stage.QUOTATIONS if _is_awaited(request) else Stage.OUTCOME
    if file.is_locked:
        return Stage.REQUEST
    if review is not None:
        return Stage.SIGNATURE
    return Stage.SHORTLIST if longlists else Stage.LONGLIST


def _is_awaited(request: RequestForQuotation) -> bool:
    """Quotations can still come in, or lie closed."""
    return now() <= request.deadline or any(each.opened_at is None for each in quotations_of(request.file))


def _dates(
    file: ProcurementFile,
    longlists: Sequence[Longlist],
    review: ShortlistReview | None,
    request: RequestForQuotation | None,
    outcome: Outcome | None,
) -> list[tuple[Text, date | datetime]]:
    known: list[tuple[Text, Any]] = [
        (lazy("Opened"), file.created_at),
        (lazy("Longlist frozen"), longlists[-1].frozen_at if longlists else None),
        (lazy("Offered for signature"), review.offered_at if review else None),
        (lazy("Shortlist signed"), file.locked_at),
        (lazy("Invitations sent"), request.sent_at if request else None),
        (lazy("Deadline for quotations"), request.deadline if request else None),
        (lazy("Outcome decided"), outcome.decided_at if outcome else None),
        (lazy("Planned start"), file.planned_start),
        (lazy("Destroyed on"), file.destroy_on),
    ]
    return [(label, moment) for label, moment in known if moment is not None]
