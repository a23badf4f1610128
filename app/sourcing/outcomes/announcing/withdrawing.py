"""Taking back an outcome that was told: the letters stay as they are, and every firm gets a new one."""

from datetime import datetime
from typing import Any

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import _, dateformat, in_language, lazy
from app.core.model import id_of
from app.outbox.services import publish
from app.sourcing.outcomes.announcing.closing import rights
from app.sourcing.outcomes.announcing.messages import OutcomeWithdrawn
from app.sourcing.outcomes.models import DecisionLetter, Outcome, OutcomeWithdrawal
from app.sourcing.outcomes.queries import contracts_of, letters_of


def withdraw(outcome: Outcome, reason: str, *, seen_version: int, by: User, at: datetime) -> OutcomeWithdrawal:
    """From now on the file has no outcome, and can get another.

    Raises DomainError without a reason, before the letters went, or when a contract was noted.
    """
    take_turn(f"outcome of file {outcome.file_id}")
    if not reason.strip():
        raise DomainError(lazy("Give the reason. All firms read it."))
    if outcome.announced_at is None:
        raise DomainError(lazy("The letters did not go yet: change the outcome instead."))
    if outcome.version != seen_version:
        raise DomainError(lazy("The outcome was changed while you were reading. Look at it again."))
    if contracts_of(outcome):
        raise DomainError(lazy("A contract was signed. The outcome stays as it is."))
    withdrawal = OutcomeWithdrawal(
        file=outcome.file, outcome=_as_it_was(outcome), reason=reason.strip(), withdrawn_at=at, withdrawn_by=by
    )
    session.add(withdrawal)
    _hand_over_letters(outcome, withdrawal)
    session.delete(outcome)
    session.flush()
    record("outcome.withdrawn", withdrawal.file, by=by, withdrawal=withdrawal.id, reason=withdrawal.reason)
    publish(OutcomeWithdrawn(id_of(withdrawal)))
    return withdrawal


def _as_it_was(outcome: Outcome) -> dict[str, Any]:
    """In plain values, amounts as text: awards leave with the outcome."""
    return {
        "kind": outcome.kind.value,
        "rationale": outcome.rationale,
        "decided_at": outcome.decided_at.isoformat(),
        "decided_by_id": outcome.decided_by_id,
        "agreed_at": outcome.agreed_at.isoformat() if outcome.agreed_at else None,
        "agreed_by_id": outcome.agreed_by_id,
        "announced_at": outcome.announced_at.isoformat() if outcome.announced_at else None,
        "standstill_until": outcome.standstill_until.isoformat() if outcome.standstill_until else None,
        "awards": [
            {"firm": award.firm, "lot": award.lot.number if award.lot else None, "amount": f"{award.amount:.2f}"}
            for award in outcome.awards
        ],
    }


def _hand_over_letters(outcome: Outcome, withdrawal: OutcomeWithdrawal) -> None:
    """The letters that went now belong to the withdrawal; it gets one for each firm that had one."""
    for letter in letters_of(outcome):
        letter.outcome, letter.withdrawal = None, withdrawal
        notice = DecisionLetter(language=letter.language, tells_of_withdrawal=True, text="", withdrawal=withdrawal)
        notice.decision, notice.invitation = letter.decision, letter.invitation
        session.add(notice)
    session.flush()


def finish_withdrawal(withdrawal: OutcomeWithdrawal, letters: list[DecisionLetter], *, at: datetime) -> None:
    """Write and freeze the letters that tell of it."""
    withdrawal.announced_at = at
    for letter in letters:
        with in_language(letter.language):
            letter.text = _notice(withdrawal, at)
        letter.sent_at = at
    record("outcome.withdrawal_announced", withdrawal.file, by=None, letters=len(letters))


def _notice(withdrawal: OutcomeWithdrawal, at: datetime) -> str:
    file, told = withdrawal.file, datetime.fromisoformat(withdrawal.outcome["announced_at"])
    paragraphs = [
        _(
            "On %(date)s you had a letter about “%(subject)s” of the municipality of %(municipality)s. The municipality"
            " takes back the decision in that letter. It no longer counts.",
            date=dateformat(told),
            subject=file.subject,
            municipality=file.municipality.name,
        ),
        _("The reason: %(reason)s", reason=withdrawal.reason),
        _("You get a new letter when there is a new decision."),
        *rights(file, local_date(at)),
    ]
    return "\n\n".join(paragraphs)
