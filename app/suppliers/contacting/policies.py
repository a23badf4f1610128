"""Which firms one can write to."""

from app.accounts.models import User
from app.suppliers.models import Supplier


def may_write(_user: User | None, supplier: Supplier) -> bool:
    """Everybody, signed out too, to a listed firm."""
    return supplier.is_public
