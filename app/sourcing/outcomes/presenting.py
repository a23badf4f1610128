"""What the page of an outcome shows, and what comes next in the file."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from app.accounts.models import User
from app.core.clock import now, today
from app.core.guard import signed_in_user
from app.core.i18n import Text, dateformat, lazy
from app.sourcing import policies
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.contracts.services import is_free
from app.sourcing.outcomes.deciding.forms import ReasonForm
from app.sourcing.outcomes.labels import KINDS
from app.sourcing.outcomes.models import Contract, Outcome
from app.sourcing.outcomes.parties import field_of
from app.sourcing.outcomes.policies import may_agree, may_write
from app.sourcing.outcomes.queries import contracts_of, letters_of, outcome_of, withdrawals_of
from app.sourcing.outcomes.reasons.queries import requests_in
from app.sourcing.quotations.policies import may_compare
from app.sourcing.quotations.queries import quotations_of
from app.sourcing.quotations.receiving import is_late
from app.sourcing.requests.queries import request_of


@dataclass(frozen=True)
class Step:
    """What to do next; with `posts` the address takes a press on a button, not a visit."""

    title: Text
    text: Text
    url: str
    label: Text
    posts: bool = False


def outcome_page(file: ProcurementFile, user: User, day: date) -> dict[str, Any]:
    outcome = outcome_of(file)
    contracts = {each.award_id: each for each in contracts_of(outcome)} if outcome else {}
    return {
        "file": file,
        "field": field_of(file),
        "outcome": outcome,
        "kinds": KINDS,
        "letters": letters_of(outcome) if outcome else [],
        "contracts": contracts,
        "withdrawals": withdrawals_of(file),
        "requests": requests_in(file),
        "today": day,
        "is_free": outcome is not None and is_free(outcome, day),
        "may_change": policies.may_change(user, file),
        "may_write": may_write(user, file),
        "may_agree": may_agree(user, file),
        "may_compare": may_compare(user, file),
        "reason": ReasonForm(formdata=None, version=outcome.version if outcome else 0),
        "is_done": outcome is not None and is_done(outcome, contracts),
    }


def is_done(outcome: Outcome, contracts: dict[int, Contract]) -> bool:
    """Whether the letters went and every award has its contract: the file can be closed."""
    return outcome.announced_at is not None and all(award.id in contracts for award in outcome.awards)


def next_panel(file: ProcurementFile) -> dict[str, Any] | None:
    """For slots.FILE_NEXT."""
    user = signed_in_user()
    if not file.is_open or not policies.may_see(user, file):
        return None
    outcome = outcome_of(file)
    step = _to_decide(file, user) if outcome is None else _after(outcome, user)
    return {"step": step} if step else None


def _to_decide(file: ProcurementFile, user: User) -> Step | None:
    """Once the deadline has passed and what came in was opened."""
    request = request_of(file)
    if request is None or request.is_draft or not is_late(request, now()) or not may_write(user, file):
        return None
    if any(quotation.opened_at is None for quotation in quotations_of(file)):
        return None
    text = lazy("Award the work, or say why nobody gets it. A draft of the reasons is made from the facts.")
    url = url_for("sourcing.decide_outcome", file_id=file.id)
    return Step(lazy("Next: decide the outcome"), text, url, lazy("Decide the outcome"))


def _after(outcome: Outcome, user: User) -> Step | None:
    file, page = outcome.file, url_for("sourcing.outcome", file_id=outcome.file_id)
    if not outcome.is_agreed:
        text = lazy("Nobody decides alone: another person reads the outcome and agrees, or sends it back.")
        return Step(lazy("Next: a second person agrees"), text, page, lazy("Look at the outcome"))
    if not may_write(user, file):
        return None
    if outcome.released_at is None:
        text = lazy("Every invited firm gets its own letter. They are drafted from the facts; you read and send them.")
        return Step(lazy("Next: tell the firms"), text, page, lazy("Go to the letters"))
    contracts = {each.award_id: each for each in contracts_of(outcome)}
    if is_done(outcome, contracts):
        text = lazy("The letters went and the contract is noted. A closed file can be read, not changed.")
        close = url_for("sourcing.close", file_id=file.id)
        return Step(lazy("Next: close the file"), text, close, lazy("Close the file"), posts=True)
    return _waiting(outcome, page)


def _waiting(outcome: Outcome, page: str) -> Step | None:
    """For the standstill, or for the contract."""
    if outcome.announced_at is None:
        return None
    if is_free(outcome, today()):
        text = lazy("The standstill is over. Note the facts of the contract after it is signed.")
        return Step(lazy("Next: the contract"), text, page, lazy("Go to the contract"))
    until = dateformat(outcome.standstill_until)
    text = lazy("Firms can object until %(date)s. No contract is signed before that day has passed.", date=until)
    return Step(lazy("The standstill runs"), text, page, lazy("Look at the outcome"))
