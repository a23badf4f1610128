"""What the pages of quotations show, worked out from rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from babel.numbers import format_decimal
from flask_babel import format_datetime

from app.core.guard import visitor
from app.core.i18n import Text, _, dateformat, language, lazy, moneyformat
from app.sourcing.models import ProcurementFile
from app.sourcing.quotations.messages import QuotationReceived
from app.sourcing.quotations.models import Quotation, Score, Seal
from app.sourcing.quotations.policies import can_open_now, holds_key, may_follow, may_run, may_score
from app.sourcing.quotations.queries import holder_in, quotation_of, quotations_of, seal_of
from app.sourcing.quotations.results import Result, results_of
from app.sourcing.quotations.scoring import Place, ScoreSheet, place_of, sheet_of
from app.sourcing.requests.models import AwardCriterion, CriterionKind, Invitation
from app.sourcing.requests.queries import request_of

NOTABLE_DIFFERENCE = Decimal(3)  # points between the lowest and the highest score: worth a talk


def exactly(moment: datetime | None) -> str:
    """Day and time in Amsterdam with seconds: a deadline is one."""
    return f"{dateformat(moment)} {format_datetime(moment, 'HH:mm:ss')}" if moment else ""


@dataclass(frozen=True)
class Line:
    """A criterion in the comparison: what every firm got for it, in the order of the firms."""

    label: str
    cells: Sequence[str]
    is_strong: bool = False


def comparison(results: Sequence[Result], criteria: Sequence[AwardCriterion]) -> list[Line]:
    """Firms as columns, criteria as rows."""
    amounts = Line(_("Amount, excluding VAT"), [moneyformat(result.quotation.amount) for result in results])
    lines = [Line(_weighted(each), [_cell(each, result, results) for result in results]) for each in criteria]
    totals = Line(_("Total"), [_number(result.total) for result in results], is_strong=True)
    return [amounts, *lines, totals, Line(_("Rank"), [rank_of(result) for result in results], is_strong=True)]


def _weighted(criterion: AwardCriterion) -> str:
    return _("%(name)s (%(weight)s%%)", name=criterion.name, weight=criterion.weight)


def _cell(criterion: AwardCriterion, result: Result, results: Sequence[Result]) -> str:
    points = result.points.get(criterion.id)
    if points is None or criterion.kind is CriterionKind.QUALITY:
        return _number(points)
    return f"{_number(points)} = {price_sum(result, results)}"


def price_sum(result: Result, results: Sequence[Result]) -> str:
    """The formula with the numbers of this firm: `10 × € 40.000 / € 45.000`."""
    lowest = min(each.quotation.amount for each in results if each.quotation.amount is not None)
    return f"10 × {moneyformat(lowest)} / {moneyformat(result.quotation.amount)}"


def rank_of(result: Result) -> str:
    if result.rank is None:
        return _("not known yet")
    return _("%(rank)s, shared", rank=result.rank) if result.is_tied else str(result.rank)


def _number(points: Decimal | None) -> str:
    return _("not known yet") if points is None else in_points(points)


def in_points(points: Decimal) -> str:
    """Always with two digits, as they are rounded."""
    return format_decimal(points, "0.00", locale=language())


def ties_of(results: Sequence[Result]) -> list[list[str]]:
    """The names of firms that share a rank."""
    ranks = sorted({result.rank for result in results if result.is_tied and result.rank is not None})
    return [[result.invitation.firm for result in results if result.rank == rank] for rank in ranks]


@dataclass(frozen=True)
class Difference:
    """How far the assessors are apart on one place."""

    lowest: Decimal
    highest: Decimal

    @property
    def is_notable(self) -> bool:
        return self.highest - self.lowest >= NOTABLE_DIFFERENCE


@dataclass(frozen=True)
class PlaceShown:
    """A quotation and a criterion, with the scores that the reader may see."""

    place: Place
    quotation: Quotation
    criterion: AwardCriterion
    scores: Sequence[Score]

    @property
    def difference(self) -> Difference | None:
        points = [score.points for score in self.scores if score.is_final]
        return Difference(min(points), max(points)) if len(points) > 1 else None


def places_shown(sheet: ScoreSheet, scores: Sequence[Score]) -> list[PlaceShown]:
    """By criterion, so that the same is compared with the same."""
    return [
        PlaceShown(
            (quotation.id, criterion.id),
            quotation,
            criterion,
            [score for score in scores if place_of(score) == (quotation.id, criterion.id)],
        )
        for criterion in sheet.criteria
        for quotation in sheet.quotations
    ]


def invitation_panel(invitation: Invitation, token: str) -> dict[str, object] | None:
    """For the firm, on the page of its invitation."""
    return {"invitation": invitation, "token": token, "quotation": quotation_of(invitation), "exactly": exactly}


@dataclass(frozen=True)
class NextStep:
    """What the reader is to do about quotations."""

    title: Text
    text: Text
    endpoint: str
    label: Text


def next_panel(file: ProcurementFile) -> dict[str, object] | None:
    step = _next_step(file)
    return None if step is None else {"file": file, "step": step}


def _next_step(file: ProcurementFile) -> NextStep | None:
    request, user = request_of(file), visitor()
    if request is None or request.withdrawn_at is not None or user is None:
        return None
    seal = seal_of(request)
    if request.is_draft and request.is_sealed and (seal is None or seal.public_key is None):
        return _step_to_seal(file, seal)
    if can_open_now(user, file) and any(each.opened_at is None for each in quotations_of(file)):
        return OPEN
    if may_score(user, file):
        sheet = sheet_of(file)
        return SCORE if sheet.places and not sheet.has_handed_in(user.id) else None
    return AGREE if may_run(user, file) and _waits_for_consensus(file) else None


def _step_to_seal(file: ProcurementFile, seal: Seal | None) -> NextStep | None:
    holder = holder_in(file, visitor())
    if holder is not None and holder.ready_at is None and holds_key(visitor(), file):
        return SET_PASSPHRASE
    return NAME_HOLDERS if seal is None and may_run(visitor(), file) else None


def _waits_for_consensus(file: ProcurementFile) -> bool:
    return sheet_of(file).is_complete and any(result.total is None for result in results_of(file))


def has_tab(file: ProcurementFile) -> bool:
    return request_of(file) is not None and may_follow(visitor(), file)


NAME_HOLDERS = NextStep(
    lazy("Next: name who holds the keys"),
    lazy("The quotations come in under seal. Three openers set a passphrase first; then firms can hand in."),
    "sourcing.name_holders",
    lazy("Name the key holders"),
)
SET_PASSPHRASE = NextStep(
    lazy("Next: set your passphrase"),
    lazy("You hold one of the three keys to the quotations. Firms can hand in when all three are ready."),
    "sourcing.set_passphrase",
    lazy("Set my passphrase"),
)
OPEN = NextStep(
    lazy("Next: open the quotations"),
    lazy("The deadline has passed. Two of the three key holders open them, each with their own passphrase."),
    "sourcing.open_quotations",
    lazy("Open the quotations"),
)
SCORE = NextStep(
    lazy("Next: score the quotations"),
    lazy("Score them on your own. You see what others gave once you handed yours in."),
    "sourcing.score",
    lazy("Score the quotations"),
)
AGREE = NextStep(
    lazy("Next: note the consensus"),
    lazy("All assessors handed in their scores. Note per criterion what they agreed on."),
    "sourcing.consensus",
    lazy("Note the consensus"),
)


def received_at(message: QuotationReceived) -> datetime:
    return datetime.fromisoformat(message.received_at)
