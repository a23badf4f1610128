"""How a file ends. One person decides, another agrees; after the letters it only changes by being withdrawn."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from sqlalchemy import delete

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.memberships.queries import suppliers_of_interest
from app.sourcing.details import HIGHEST_VALUE
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.details import AwardLine, OutcomeDetails
from app.sourcing.outcomes.models import Award, DecisionLetter, NotedQuotation, Outcome, OutcomeKind
from app.sourcing.outcomes.parties import Field, Party, field_of
from app.sourcing.outcomes.queries import noted_quotations_of, outcome_of
from app.sourcing.quotations.receiving import is_late
from app.sourcing.roles.declaring import demand_declared


def note_quotations(file: ProcurementFile, amounts: Mapping[int, Decimal | None], *, by: User, at: datetime) -> None:
    """Keep what invited firms quoted outside the system, by the id of the decision on the firm; None: no quotation.

    Raises DomainError when a request was sent (then firms quote through it) or the outcome is agreed to.
    """
    demand_declared(file, by)
    field = field_of(file)
    if not field.is_outside:
        raise DomainError(lazy("A request was sent in this file: quotations come in through it."))
    _demand_not_agreed(outcome_of(file))
    known = noted_quotations_of(file)
    for party in field.parties:
        number = party.decision.id
        if number in amounts:
            _note(known.get(number), number, amounts[number], by=by, at=at)
    record("outcome.quotations_noted", file, by=by, decisions=[key for key, amount in amounts.items() if amount])


def _note(noted: NotedQuotation | None, number: int, amount: Decimal | None, *, by: User, at: datetime) -> None:
    if amount is None:
        if noted is not None:
            session.delete(noted)
        return
    demand_amount(amount)
    if noted is None:
        noted = NotedQuotation(decision_id=number)
        session.add(noted)
    elif noted.amount == amount:
        return
    noted.amount, noted.noted_at, noted.noted_by_id = amount, at, id_of(by)


def standing(file: ProcurementFile) -> Outcome:
    """The outcome of the file. Raises DomainError when nobody decided, or it was withdrawn meanwhile."""
    outcome = outcome_of(file)
    if outcome is None:
        raise DomainError(lazy("This file has no outcome yet."))
    return outcome


def decide(file: ProcurementFile, details: OutcomeDetails, *, seen_version: int, by: User, at: datetime) -> Outcome:
    """Say how the file ends; it counts when a second person agreed. Deciding anew undoes what was agreed to.

    `seen_version` is that of the outcome when `by` opened the page, 0 when there was none. Raises DomainError
    when a rule forbids it or somebody else decided meanwhile.
    """
    take_turn(f"outcome of file {file.id}")
    outcome = outcome_of(file)
    _demand_untold(outcome)
    if seen_version != (outcome.version if outcome else 0):
        raise DomainError(lazy("Somebody else changed the outcome while you were writing. Look at it again."))
    field = field_of(file)
    _demand_no_interest(field, by)
    demand_declared(file, by)
    _demand_sound(field, details, at)
    is_new = outcome is None
    outcome = outcome or Outcome(file=file)
    outcome.kind, outcome.rationale = details.kind, details.rationale.strip()
    outcome.decided_at, outcome.decided_by = at, by
    outcome.agreed_at = outcome.agreed_by = outcome.returned_reason = None
    session.add(outcome)
    _replace_awards(outcome, field, details)
    _forget_drafts(outcome)
    values = {"kind": outcome.kind.value, "decisions": [line.decision_id for line in details.awards]}
    record("outcome.decided" if is_new else "outcome.changed", file, by=by, **values)
    return outcome


def _replace_awards(outcome: Outcome, field: Field, details: OutcomeDetails) -> None:
    parties = {party.decision.id: party for party in field.parties}
    outcome.awards.clear()
    session.flush()  # the old ones leave before the new ones come: one award per lot
    for line in details.awards:
        party = parties[line.decision_id]
        outcome.awards.append(
            Award(
                lot_id=line.lot_id,
                decision=party.decision,
                invitation=party.invitation,
                amount=line.amount,
                reason=(line.reason or "").strip() or None,
            )
        )
    session.flush()


def _forget_drafts(outcome: Outcome) -> None:
    """Letters that were drafted tell of another decision."""
    session.execute(delete(DecisionLetter).where(DecisionLetter.outcome_id == outcome.id))


def agree(outcome: Outcome, *, seen_version: int, by: User, at: datetime) -> None:
    """The second pair of eyes. Raises DomainError for who decided, or who has an interest in an invited firm."""
    _demand_second(outcome, seen_version, by)
    outcome.agreed_at, outcome.agreed_by = at, by
    outcome.returned_reason = None
    record("outcome.agreed", outcome.file, by=by, kind=outcome.kind.value)


def send_back(outcome: Outcome, reason: str, *, seen_version: int, by: User) -> None:
    """Ask who decided to look again."""
    _demand_second(outcome, seen_version, by)
    if not reason.strip():
        raise DomainError(lazy("Give the reason."))
    outcome.returned_reason = reason.strip()
    record("outcome.returned", outcome.file, by=by)


def _demand_second(outcome: Outcome, seen_version: int, by: User) -> None:
    _demand_not_agreed(outcome)
    if outcome.decided_by_id == by.id:
        raise DomainError(lazy("You took this decision. Somebody else agrees to it."))
    if outcome.version != seen_version:
        raise DomainError(lazy("The outcome was changed while you were reading. Look at it again."))
    _demand_no_interest(field_of(outcome.file), by)
    demand_declared(outcome.file, by)


def _demand_not_agreed(outcome: Outcome | None) -> None:
    if outcome is not None and outcome.is_agreed:
        raise DomainError(lazy("A second person agreed to the outcome already."))


def _demand_untold(outcome: Outcome | None) -> None:
    if outcome is not None and outcome.released_at is not None:
        raise DomainError(lazy("The letters went out. Withdraw the outcome to decide again."))


def _demand_no_interest(field: Field, by: User) -> None:
    own = suppliers_of_interest(by)
    if any(party.supplier_id in own for party in field.parties):
        raise DomainError(lazy("You have an interest in one of the invited firms. A colleague does this."))


def _demand_sound(field: Field, details: OutcomeDetails, at: datetime) -> None:
    if not details.rationale.strip():
        raise DomainError(lazy("Say why. Every firm may ask for it (Aanbestedingswet 2012, art. 1.4)."))
    if details.kind is not OutcomeKind.AWARDED:
        if details.awards:
            raise DomainError(lazy("Nobody gets the work: leave out the firms."))
        if details.kind is OutcomeKind.NONE_SUITABLE:
            _demand_deadline_passed(field, at)
            _demand_opened(field)
        return
    _demand_deadline_passed(field, at)
    _demand_lots(field, details.awards)
    for line in details.awards:
        _demand_eligible(field.of(line.decision_id))
        demand_amount(line.amount)
    _demand_reasons(field, details.awards)


def _demand_deadline_passed(field: Field, at: datetime) -> None:
    if field.request is not None and not is_late(field.request, at):
        raise DomainError(lazy("Firms can still hand in a quotation. Wait until the deadline has passed."))


def _demand_opened(field: Field) -> None:
    """What nobody read nobody can call unsuitable; one quotation that is damaged holds nothing up."""
    quotations = [party.quotation for party in field.parties if party.quotation is not None]
    if quotations and all(quotation.opened_at is None for quotation in quotations):
        raise DomainError(lazy("Quotations came in that nobody opened yet. Open them first."))


def _demand_lots(field: Field, awards: tuple[AwardLine, ...]) -> None:
    """At least one award; each lot at most once, and no lots in a file without them."""
    if not awards:
        raise DomainError(lazy("Choose which firm gets the work."))
    given = [line.lot_id for line in awards]
    allowed: set[int | None] = {lot.id for lot in field.lots} or {None}
    if len(set(given)) < len(given) or not set(given) <= allowed:
        raise DomainError(lazy("Choose one firm for the work, or one for each lot."))


def _demand_eligible(party: Party | None) -> None:
    if party is None or not party.is_eligible:
        raise DomainError(lazy("The work can only go to an invited firm with a valid quotation that was opened."))


def demand_amount(amount: Decimal) -> None:
    """Raises DomainError for an amount that somebody mistyped."""
    if not 0 < amount <= HIGHEST_VALUE:
        raise DomainError(lazy("Fill in an amount above zero and at most 10 billion euros."))


def _demand_reasons(field: Field, awards: tuple[AwardLine, ...]) -> None:
    for line in awards:
        if not (line.reason or "").strip() and needs_reason(field, line.decision_id, awards):
            raise DomainError(
                lazy("Say why the amount is not that of the quotation, or why another firm had more points.")
            )


def needs_reason(field: Field, decision_id: int, awards: tuple[AwardLine, ...]) -> bool:
    """Whether a firm gets another amount than it quoted, or is not the first in rank.

    Of a quotation for all lots a firm may get some: then only more than it quoted needs a reason.
    """
    party = field.of(decision_id)
    if party is None or party.amount is None:
        return False
    totals: defaultdict[int, Decimal] = defaultdict(Decimal)
    for line in awards:
        totals[line.decision_id] += line.amount
    differs = totals[decision_id] > party.amount if field.lots else totals[decision_id] != party.amount
    return differs or (party.rank or 1) > 1
