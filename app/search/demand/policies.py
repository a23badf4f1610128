"""The desk sees what was looked for; boards see trades, above a threshold, and nothing else (PRODUCT.md §3)."""

from app.accounts.models import User
from app.accounts.policies import boards_of, is_desk
from app.search.demand.models import DemandQuestion


def may_see_trades(user: User | None) -> bool:
    return bool(boards_of(user))


def may_handle(user: User | None, _question: DemandQuestion) -> bool:
    return is_desk(user)
