"""Keep what is typed, and let it go. Nothing that may be a citizen service number is ever kept."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select

from app.accounts.models import User
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.suppliers.autosave.models import UnsavedInput
from app.suppliers.identifiers import contains_citizen_service_number
from app.suppliers.models import Supplier

MOST_FIELDS = 500
MOST_CHARACTERS = 40_000
# Half-typed, a number cannot be told from a citizen service number: these fields are never kept.
NEVER_KEPT = frozenset({"vat_id", "rsin", "csrf_token"})


def keep(supplier: Supplier, step: str, fields: Iterable[tuple[str, str]], *, by: User, at: datetime) -> None:
    """Keep the fields of a form as they are now, in place of what was kept before. Raises DomainError if too long."""
    content = [[name, value] for name, value in fields if _may_be_kept(name, value)]
    if len(content) > MOST_FIELDS or sum(len(value) for _name, value in content) > MOST_CHARACTERS:
        raise DomainError(lazy("This is too long to keep."))
    session.merge(
        UnsavedInput(supplier_id=supplier.id, user_id=by.id, step=step, content=content, kept_at=at),
    )


def _may_be_kept(name: str, value: str) -> bool:
    return name not in NEVER_KEPT and "\x00" not in value and not contains_citizen_service_number(value)


def forget(supplier: Supplier, step: str, *, by: User) -> None:
    """It was saved, or is not wanted any more."""
    mine = UnsavedInput.supplier_id == supplier.id, UnsavedInput.user_id == by.id, UnsavedInput.step == step
    session.execute(delete(UnsavedInput).where(*mine))


def remove_older(before: datetime, limit: int) -> int:
    old = session.scalars(select(UnsavedInput).where(UnsavedInput.kept_at < before).limit(limit)).all()
    for each in old:
        session.delete(each)
    return len(old)
