"""People."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from app.accounts.models import Role, RoleAssignment, User
from app.accounts.passwords import hashed
from app.accounts.sessions import services as sessions
from app.accounts.sessions.models import Method, UserSession
from app.accounts.totp import codes, recovery
from app.accounts.totp.models import TotpSecret
from app.core.clock import now
from app.core.db import session
from app.core.sealing import lock
from app.organisations.models import Association
from tests.factories import next_number, save
from tests.factories.organisations import JOINED, make_association

PASSWORD = "een zin die niemand raadt"
ZEIST = "GM0355"


@cache
def _hash_of_password() -> str:
    """Not before the first person is made: by then tests/conftest.py has lowered the price of a hash."""
    return hashed(PASSWORD)


def make_user(**values: Any) -> User:
    """Somebody with a confirmed address and the password PASSWORD."""
    moment = now()
    defaults = {
        "email": f"person{next_number()}@example.nl",
        "name": "Noor Bakker",
        "password_hash": _hash_of_password(),
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


@dataclass(frozen=True)
class Begun:
    """A session, and the key that its cookie holds."""

    session: UserSession
    key: str


def begin_session(user: User, *, is_strong: bool = True, browser: str = "a browser of the tests") -> Begun:
    """`user` is signed in somewhere, since now."""
    key = sessions.new_key()
    values = {"method": Method.PASSWORD, "device": "Firefox, Linux", "is_strong": is_strong}
    return Begun(sessions.begin(user, key=key, browser=browser, at=now(), **values), key)


TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SECRET_KEY = "only for tests, and long enough to sign with"


def make_app_with_codes(user: User) -> TotpSecret:
    """`user` has an app that makes codes of TOTP_SECRET; none was used yet."""
    locked = lock("totp secret", TOTP_SECRET, SECRET_KEY)
    return save(TotpSecret(user_id=user.id, locked=locked, last_step=0, created_at=now()))


def code_of_now(later: int = 0) -> str:
    """What that app shows, or will show so many half minutes later."""
    return codes.code_of(TOTP_SECRET, codes.steps_around(now())[codes.WINDOW] + later)


def make_recovery_codes(user: User) -> list[str]:
    made = recovery.make(user, by=user, at=now())
    session.flush()
    return made
