"""Who does what with an outcome. Nobody decides alone, and nobody with an interest decides at all."""

from app.accounts.models import Role, User
from app.accounts.policies import municipalities_of
from app.sourcing import policies
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.models import Award, DecisionLetter, Outcome, PerformanceNote, ReasonsRequest
from app.sourcing.outcomes.queries import outcome_of
from app.sourcing.quotations.policies import may_compare
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.queries import has_interest, leads, roles_in

AGREEING = (FileRoleKind.BUDGET_HOLDER, FileRoleKind.SIGNER)


def may_write(user: User | None, file: ProcurementFile) -> bool:
    """Decide, write letters, note contracts: the owner or the deputy, without an interest in a firm of the file."""
    if user is None or not policies.may_change(user, file) or not leads(user, file):
        return False
    return not has_interest(user, file)


def may_agree(user: User | None, file: ProcurementFile) -> bool:
    """Another person than who decided: the budget holder or a signer; in a file without them a colleague."""
    outcome = outcome_of(file)
    if user is None or outcome is None or outcome.is_agreed or outcome.decided_by_id == user.id:
        return False
    if not file.is_open or not may_compare(user, file):
        return False
    named = {role.user_id for role in roles_in(file) if role.kind in AGREEING} - {outcome.decided_by_id}
    return user.id in named if named else True


def may_edit_letter(user: User | None, letter: DecisionLetter) -> bool:
    outcome: Outcome | None = letter.outcome
    return outcome is not None and outcome.released_at is None and may_write(user, outcome.file)


def may_see_letter(user: User | None, letter: DecisionLetter) -> bool:
    return may_compare(user, letter.decision.file)


def may_note_contract(user: User | None, award: Award) -> bool:
    return may_write(user, award.outcome.file)


def may_open_requests(user: User | None) -> bool:
    return policies.may_open_list(user)


def may_see_request(user: User | None, asked: ReasonsRequest) -> bool:
    return asked.municipality_code in municipalities_of(user, Role.BUYER, Role.CONTROLLER)


def may_read_answer(user: User | None, asked: ReasonsRequest) -> bool:
    """It tells what others quoted."""
    return asked.file is None or may_compare(user, asked.file)


def may_answer(user: User | None, asked: ReasonsRequest) -> bool:
    """Any buyer of the municipality, also when the file is closed: the term runs on when the owner is away."""
    if user is None or asked.is_answered or asked.municipality_code not in municipalities_of(user, Role.BUYER):
        return False
    return may_read_answer(user, asked)


def may_rate(user: User | None, award: Award) -> bool:
    """A buyer of the authority, also after the file was closed."""
    return policies.may_manage(user, award.outcome.file)


def may_see_notes(user: User | None, award: Award) -> bool:
    return policies.may_see(user, award.outcome.file)


def may_rate_second(user: User | None, note: PerformanceNote) -> bool:
    award = note.contract.award
    return user is not None and not note.is_shared and note.written_by_id != user.id and may_rate(user, award)
