"""Letters about an outcome: drafted, edited, released, sent all at one moment, and never changed after that."""

from datetime import date, datetime

from sqlalchemy.orm.attributes import flag_modified

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import in_language, lazy
from app.core.model import id_of
from app.outbox.services import publish
from app.sourcing.models import ShortlistDecision
from app.sourcing.outcomes.announcing.closing import closing, standstill_until
from app.sourcing.outcomes.announcing.messages import OutcomeReleased
from app.sourcing.outcomes.announcing.wording import UNFINISHED, draft
from app.sourcing.outcomes.models import DecisionLetter, Outcome
from app.sourcing.outcomes.parties import field_of
from app.sourcing.outcomes.queries import letters_of

LONGEST_LETTER = 10_000  # characters


def draft_letters(outcome: Outcome, *, by: User) -> int:
    """Draft a letter to every firm that has none yet; how many those were. Raises DomainError before the agreement."""
    _demand_agreed(outcome)
    _demand_not_released(outcome)
    field = field_of(outcome.file)
    written = {letter.decision_id for letter in letters_of(outcome)}
    missing = [party for party in field.parties if party.decision.id not in written]
    for party in missing:
        language = language_for(party.decision)
        with in_language(language):
            text = draft(outcome, field, party)
        letter = DecisionLetter(outcome_id=id_of(outcome), language=language, text=text)
        letter.decision, letter.invitation = party.decision, party.invitation
        session.add(letter)
    record("outcome.letters_drafted", outcome.file, by=by, letters=len(missing))
    return len(missing)


def language_for(decision: ShortlistDecision) -> str:
    """English for a firm from another country."""
    firm = decision.outside_firm or decision.supplier
    return "nl" if firm is None or firm.country == "NL" else "en"


def change_letter(letter: DecisionLetter, text: str, *, by: User) -> None:
    """Raises DomainError when it went, or for no words at all."""
    outcome = letter.outcome
    if outcome is None or outcome.released_at is not None:
        raise DomainError(lazy("This letter went out. It is never changed."))
    if not text.strip():
        raise DomainError(lazy("Write the letter."))
    if len(text) > LONGEST_LETTER:
        raise DomainError(lazy("Keep the letter under %(most)s characters.", most=LONGEST_LETTER))
    if text.strip() != letter.text:
        letter.text = text.strip()
        flag_modified(outcome, "rationale")  # who reads the letters and sends them must see this change first
        record("outcome.letter_changed", outcome.file, by=by, letter=letter.id)


def release(outcome: Outcome, *, seen_version: int, by: User, at: datetime) -> None:
    """Give the order to send: the worker sends all letters at one moment.

    Raises DomainError without an agreement, when a firm has no letter or one that is not finished.
    """
    _demand_agreed(outcome)
    _demand_not_released(outcome)
    if outcome.version != seen_version:
        raise DomainError(lazy("The outcome was changed while you were reading. Look at it again."))
    letters = letters_of(outcome)
    _demand_for_all(outcome, letters)
    for letter in letters:
        if UNFINISHED in letter.text:
            raise DomainError(
                lazy("The letter to %(firm)s is not finished: fill in what stands as “…”.", firm=letter.firm)
            )
    outcome.released_at = at
    record("outcome.released", outcome.file, by=by, letters=len(letters))
    publish(OutcomeReleased(id_of(outcome)))


def _demand_for_all(outcome: Outcome, letters: list[DecisionLetter]) -> None:
    written = {letter.decision_id for letter in letters}
    if any(party.decision.id not in written for party in field_of(outcome.file).parties):
        raise DomainError(lazy("Not every firm has a letter yet. Draft them first."))


def _demand_agreed(outcome: Outcome) -> None:
    if not outcome.is_agreed:
        raise DomainError(lazy("First a second person agrees to the outcome."))


def _demand_not_released(outcome: Outcome) -> None:
    if outcome.released_at is not None:
        raise DomainError(lazy("The letters went out already."))


def finish(outcome: Outcome, *, at: datetime) -> list[DecisionLetter]:
    """Write the closing under every letter, freeze them and start the standstill; the letters, ready to be mailed."""
    day = local_date(at)
    outcome.announced_at, outcome.standstill_until = at, standstill_until(outcome, day)
    letters = letters_of(outcome)
    for letter in letters:
        letter.text = f"{letter.text}\n\n{closing_of(letter, outcome, day)}"
        letter.sent_at = at
    until = outcome.standstill_until
    record("outcome.announced", outcome.file, by=None, letters=len(letters), standstill_until=until)
    return letters


def closing_of(letter: DecisionLetter, outcome: Outcome, day: date) -> str:
    """What will stand under the letter when it goes on `day`."""
    has_won = any(award.decision_id == letter.decision_id for award in outcome.awards)
    with in_language(letter.language):
        return closing(outcome, has_won=has_won, until=standstill_until(outcome, day), day=day)
