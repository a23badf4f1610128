"""Who may import."""

from app.accounts.models import User
from app.accounts.policies import is_desk
from app.suppliers.importing.models import ImportBatch


def may_import(user: User | None) -> bool:
    return is_desk(user)


def may_see(user: User | None, _batch: ImportBatch) -> bool:
    """A file of firms may hold personal data, so only the desk sees what is in it."""
    return is_desk(user)
