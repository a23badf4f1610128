"""Verbs on points: what each assessor gives alone, what they agree on, and which quotations count at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.queries import outcome_of
from app.sourcing.quotations.details import Given
from app.sourcing.quotations.models import Consensus, Quotation, Score
from app.sourcing.quotations.pricing import MOST_POINTS, rounded
from app.sourcing.quotations.queries import agreed_on, quality_criteria, quotations_of, scores_of
from app.sourcing.quotations.results import counts
from app.sourcing.requests.models import AwardCriterion
from app.sourcing.roles.declaring import demand_declared
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.queries import declarations_in, roles_in

LONGEST_RATIONALE = 2000  # characters
Place = tuple[int, int]  # the ids of a quotation and a criterion


@dataclass(frozen=True)
class ScoreSheet:
    """All that is to be scored in a file, and what everybody gave so far, drafts too: not yet for any reader."""

    quotations: Sequence[Quotation]
    criteria: Sequence[AwardCriterion]
    scores: Sequence[Score]
    assessors: Sequence[User]

    @property
    def places(self) -> list[Place]:
        return [(quotation.id, criterion.id) for quotation in self.quotations for criterion in self.criteria]

    def of(self, user_id: int) -> dict[Place, Score]:
        return {place_of(score): score for score in self.scores if score.assessor_id == user_id}

    def has_handed_in(self, user_id: int) -> bool:
        """Whether nothing is left for this assessor to give."""
        mine = self.of(user_id)
        return all(place in mine and mine[place].is_final for place in self.places)

    @property
    def awaited(self) -> list[User]:
        """Assessors who did not hand in all of theirs."""
        return [person for person in self.assessors if not self.has_handed_in(id_of(person))]

    @property
    def is_complete(self) -> bool:
        return bool(self.assessors) and not self.awaited

    def seen_by(self, user: User) -> list[Score]:
        """An assessor sees their own and, once those are final, what others handed in; the rest waits for everybody."""
        is_assessor = any(person.id == user.id for person in self.assessors)
        may_see_others = self.has_handed_in(id_of(user)) if is_assessor else self.is_complete
        return [score for score in self.scores if score.assessor_id == user.id or (score.is_final and may_see_others)]


def place_of(score: Score | Consensus) -> Place:
    return score.quotation_id, score.criterion_id


def sheet_of(file: ProcurementFile) -> ScoreSheet:
    """Of the quotations that count."""
    quotations = [quotation for quotation in quotations_of(file) if counts(quotation)]
    return ScoreSheet(quotations, quality_criteria(file), scores_of(quotations), assessors_of(file))


def assessors_of(file: ProcurementFile) -> list[User]:
    """Without those who stepped aside."""
    declared = declarations_in(file)
    people = [role.user for role in roles_in(file) if role.kind is FileRoleKind.ASSESSOR]
    return [person for person in people if person.id not in declared or not declared[person.id].has_interest]


def keep_draft(file: ProcurementFile, given: Mapping[Place, Given], *, by: User, at: datetime) -> None:
    """What is not handed in yet may be incomplete, and change. Raises DomainError after the outcome."""
    _demand_fit(file, by)
    sheet = sheet_of(file)
    mine = sheet.of(id_of(by))
    for place in sheet.places:
        score = mine.get(place)
        if place in given and not (score and score.is_final):
            _write(score, place, given[place], by=by, at=at)


def _write(score: Score | None, place: Place, given: Given, *, by: User, at: datetime) -> None:
    if given.points is None:
        if score is not None:
            session.delete(score)
        return
    quotation_id, criterion_id = place
    score = score or Score(quotation_id=quotation_id, criterion_id=criterion_id, assessor_id=id_of(by))
    score.points, score.rationale, score.given_at = _within(given.points), given.rationale, at
    session.add(score)


def hand_in(file: ProcurementFile, given: Mapping[Place, Given], *, by: User, at: datetime) -> None:
    """From now on they stand, and the others may see them. Raises DomainError when a score or a reason misses."""
    keep_draft(file, given, by=by, at=at)
    session.flush()
    sheet = sheet_of(file)
    mine = sheet.of(id_of(by))
    if any(place not in mine or not mine[place].rationale for place in sheet.places):
        raise DomainError(lazy("Give points and a reason for every quotation and criterion, then hand in."))
    for score in mine.values():
        score.is_final = True
    record("scores.handed_in", file, by=by)


def note_consensus(file: ProcurementFile, given: Mapping[Place, Given], *, by: User, at: datetime) -> None:
    """What the assessors agreed on, after all of them handed in; noting it again replaces it.

    Raises DomainError before that, after the outcome, and for points without a reason.
    """
    _demand_fit(file, by)
    take_turn(f"consensus of file {file.id}")
    sheet = sheet_of(file)
    if not sheet.is_complete:
        raise DomainError(lazy("First all assessors hand in their scores."))
    standing = {place_of(each): each for each in agreed_on(sheet.quotations)}
    changed = [place for place in sheet.places if place in given and _differs(standing.get(place), given[place])]
    for quotation_id, criterion_id in changed:
        wanted = given[quotation_id, criterion_id]
        consensus = standing.get((quotation_id, criterion_id)) or Consensus(
            quotation_id=quotation_id, criterion_id=criterion_id
        )
        consensus.points, consensus.rationale = _within(wanted.points), wanted.rationale
        consensus.noted_at, consensus.noted_by_id = at, id_of(by)
        session.add(consensus)
    if changed:
        record("consensus.noted", file, by=by, number=len(changed))


def _differs(standing: Consensus | None, given: Given) -> bool:
    """Whether something new is to be noted. Raises DomainError for half of it."""
    if given.is_empty and standing is None:
        return False
    if not given.is_whole:
        raise DomainError(lazy("Give points and a reason together."))
    return standing is None or (standing.points, standing.rationale) != (given.points, given.rationale)


def set_aside(quotation: Quotation, *, reason: str, by: User) -> None:
    """It is not valid, and is scored no more. Raises DomainError without a reason, and after the outcome."""
    file = quotation.invitation.request.file
    _demand_fit(file, by)
    if not reason.strip():
        raise DomainError(lazy("Give the reason."))
    quotation.set_aside_reason = reason.strip()
    record("quotation.set_aside", file, by=by, invitation=quotation.invitation_id, reason=reason.strip())


def count_again(quotation: Quotation, *, by: User) -> None:
    file = quotation.invitation.request.file
    _demand_fit(file, by)
    if quotation.set_aside_reason is not None:
        record("quotation.counted_again", file, by=by, invitation=quotation.invitation_id)
        quotation.set_aside_reason = None


def _within(points: Decimal | None) -> Decimal:
    if points is None or not 0 <= points <= MOST_POINTS:
        raise DomainError(lazy("Points are between 0 and 10."))
    return rounded(points)


def _demand_fit(file: ProcurementFile, by: User) -> None:
    """Raises NotDeclared, and DomainError after the outcome."""
    demand_declared(file, by)
    if outcome_of(file) is not None:
        raise DomainError(lazy("The outcome is noted: scores cannot change any more."))
