"""Who reads the reports: the desk about all firms, a board about its own members."""

from app.accounts.models import User
from app.accounts.policies import boards_of, is_desk


def may_read(user: User | None) -> bool:
    return is_desk(user) or bool(boards_of(user))
