"""Buyers choose the procedure of a file; a controller of the municipality who did not choose judges a deviation."""

from app.accounts.models import Role, User
from app.accounts.policies import holds, municipalities_of
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.models import ProcurementFile
from app.sourcing.policies import may_change
from app.sourcing.roles.queries import stepped_aside


def may_choose(user: User | None, file: ProcurementFile) -> bool:
    """Whoever declared an interest in the file leaves it to a colleague."""
    return may_change(user, file)


def may_open_deviations(user: User | None) -> bool:
    return holds(user, Role.CONTROLLER)


def may_judge(user: User | None, choice: ProcedureChoice) -> bool:
    if user is None or not choice.file.is_open or choice.chosen_by_id == user.id:
        return False
    if choice.file.municipality_code not in municipalities_of(user, Role.CONTROLLER):
        return False
    return not stepped_aside(user, choice.file)
