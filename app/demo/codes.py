"""The second step of the demo: its accounts with a role have a secret that anyone may know. Refused in production."""

from typing import Any

from sqlalchemy import exists, select

from app.accounts.models import User
from app.accounts.totp import services as totp
from app.accounts.totp.codes import SECONDS, WINDOW, code_of, steps_around
from app.core.clock import now
from app.core.db import session
from app.core.sealing import unlock
from app.core.settings import settings
from app.demo.people import PEOPLE, TOTP_SECRET
from config import BadSetting


def code_of_now(user: User) -> dict[str, Any] | None:
    """For slots.SECOND_STEP: the first code that was not used yet, or in how many seconds there is one."""
    kept = totp.find(user)
    if kept is None or unlock(totp.PURPOSE, kept.locked, settings().SECRET_KEY) != TOTP_SECRET:
        return None
    fresh = [step for step in steps_around(now())[WINDOW:] if step > kept.last_step]  # those with half a minute left
    if fresh:
        return {"code": code_of(TOTP_SECRET, fresh[0])}
    return {"code": None, "seconds": (kept.last_step + 1 - WINDOW) * SECONDS - int(now().timestamp())}


def refuse_known_secrets() -> None:
    """Before production starts. Raises BadSetting when the database is that of a demonstration."""
    staff = [person.email for person in PEOPLE if person.role is not None]
    if session.scalar(select(exists().where(User.email.in_(staff)))):
        raise BadSetting("this database holds the accounts of the demonstration, whose passwords anyone knows")
