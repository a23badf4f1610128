"""Who may keep what they typed: whoever may save it."""

from dataclasses import dataclass

from app.accounts.models import User
from app.suppliers.models import Supplier
from app.suppliers.policies import may_edit


@dataclass(frozen=True)
class OpenStep:
    """A step of the registration of one firm, by its key."""

    supplier: Supplier
    step: str


def may_fill_in(user: User | None, opened: OpenStep) -> bool:
    return may_edit(user, opened.supplier)
