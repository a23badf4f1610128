"""What somebody types in the second step: a code of their app, or one from paper."""

from datetime import datetime

from app.accounts.models import User
from app.accounts.totp import recovery, services

APP, PAPER = "totp", "recovery"


def factor_shown(user: User, code: str, *, key: str, at: datetime) -> str | None:
    """Which of the two it is of; it is used from now on. None when it is of neither."""
    typed = "".join(code.split())
    if services.use(user, typed, key=key, at=at):
        return APP
    return PAPER if recovery.use(user, typed, at=at) else None


def has_codes(user: User) -> bool:
    return services.has_app(user) or recovery.left(user) > 0
