"""Compare index and database."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.core.db import session
from app.indexing.engines import engine_of
from app.suppliers.models import Supplier


@dataclass(frozen=True)
class Difference:
    """Ids of suppliers that only one side has, or that the sides hold in different versions."""

    missing: tuple[int, ...]
    superfluous: tuple[int, ...]
    outdated: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.superfluous or self.outdated)

    @property
    def ids(self) -> tuple[int, ...]:
        return (*self.missing, *self.superfluous, *self.outdated)


def number_findable() -> int:
    """How many suppliers the index should hold."""
    return session.scalar(select(func.count()).where(Supplier.is_public)) or 0


def verify() -> Difference:
    """Raises EngineUnavailable when there is no index."""
    findable = select(Supplier.id, Supplier.version).where(Supplier.is_public)
    wanted = dict(session.execute(findable).all())
    held = engine_of().versions()
    return Difference(
        missing=tuple(sorted(wanted.keys() - held.keys())),
        superfluous=tuple(sorted(held.keys() - wanted.keys())),
        outdated=tuple(sorted(each for each in wanted.keys() & held.keys() if wanted[each] != held[each])),
    )
