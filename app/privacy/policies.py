"""Who handles the data of others."""

from app.accounts.erasing import is_erased
from app.accounts.models import User
from app.accounts.policies import is_administrator, is_desk


def may_answer_requests(user: User | None) -> bool:
    return is_desk(user) or is_administrator(user)


def may_answer(user: User | None, person: User) -> bool:
    """The desk does not erase an administrator; for oneself there is one's own page."""
    if user is None or user.id == person.id or is_erased(person):
        return False
    return is_administrator(user) or (is_desk(user) and not is_administrator(person))
