"""People."""

from typing import Any

from app.accounts.models import Role, RoleAssignment, User
from app.accounts.passwords import hashed
from app.core.clock import now
from app.organisations.models import Association
from tests.factories import next_number, save
from tests.factories.organisations import JOINED, make_association

PASSWORD = "een zin die niemand raadt"
_HASH = hashed(PASSWORD)  # once: hashing is slow on purpose
ZEIST = "GM0355"


def make_user(**values: Any) -> User:
    """Somebody with a confirmed address and the password PASSWORD."""
    moment = now()
    defaults = {
        "email": f"person{next_number()}@example.nl",
        "name": "Noor Bakker",
        "password_hash": _HASH,
        "created_at": moment,
        "confirmed_at": moment,
    }
    return save(User(**{**defaults, **values}))


def make_role(user: User, role: Role, **values: Any) -> RoleAssignment:
    return save(RoleAssignment(**{"user": user, "role": role, "starts_on": JOINED, **values}))


def make_board_member(association: Association | None = None, **values: Any) -> User:
    board = association or make_association()
    return make_role(make_user(**values), Role.BOARD_MEMBER, association_id=board.id).user


def make_desk_member(**values: Any) -> User:
    return make_role(make_user(**values), Role.DESK).user


def make_administrator(**values: Any) -> User:
    return make_role(make_user(**values), Role.ADMINISTRATOR).user


def make_buyer(municipality_code: str = ZEIST, **values: Any) -> User:
    return make_role(make_user(**values), Role.BUYER, municipality_code=municipality_code).user


def make_controller(municipality_code: str = ZEIST, **values: Any) -> User:
    return make_role(make_user(**values), Role.CONTROLLER, municipality_code=municipality_code).user
