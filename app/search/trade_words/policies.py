"""Who decides what words mean."""

from app.accounts.models import User
from app.accounts.policies import is_desk
from app.reference.models import TradeWord


def may_manage(user: User | None) -> bool:
    return is_desk(user)


def may_change(user: User | None, _word: TradeWord) -> bool:
    return is_desk(user)
