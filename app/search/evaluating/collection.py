"""The firms that the list judges, in an installation of its own that is gone afterwards."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from sqlalchemy import select

from app.core.clock import held_at, local_date
from app.core.db import database_of, session, transaction
from app.core.migrate import upgrade
from app.core.settings import settings
from app.indexing import engine_of
from app.indexing.documents import findable_documents
from app.indexing.following import rebuild
from app.reference import services as reference
from app.search.address import Address
from app.search.correcting import find_as_meant
from app.search.evaluating.literal import LiteralSearch
from app.suppliers.models import Supplier
from search_index.engine import SearchEngine

JUDGED_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)

Load = Callable[..., int]


def provide(app: Flask, load: Load) -> None:
    """`load(at=moment)` writes the judged firms into an empty database: they belong to a feature above this one."""
    app.extensions["judged firms"] = load


@dataclass(frozen=True)
class JudgedFirms:
    """The listed firms, searchable in two ways. `kvk_numbers` are by id of the supplier, `names` by KvK number."""

    kvk_numbers: dict[int, str]
    names: dict[str, str]
    engine: SearchEngine
    literal: LiteralSearch
    day: date

    def found_by_page(self, text: str, seed: int) -> Sequence[str]:
        """The first page of results, corrections and all."""
        _meant, found, _correction = find_as_meant(Address(seed, text), self.engine, today=self.day)
        return [self.kvk_numbers[hit.id] for hit in found.hits]

    def found_literally(self, text: str, seed: int) -> Sequence[str]:
        return [self.kvk_numbers[id_] for id_ in self.literal.ranked(text, seed)]


@contextmanager
def judged_firms() -> Iterator[JudgedFirms]:
    """Load and index the firms with the code as it is; nothing of this installation is read or changed.

    Raises LookupError when no feature provides them.
    """
    from app import create_app  # the application is made of features, of which this is one

    with TemporaryDirectory(prefix="judged-") as name:
        folder = Path(name)
        apart = replace(
            settings(),
            INSTANCE_PATH=folder,
            DATABASE_URL=f"sqlite:///{folder / 'judged.db'}",
            SEARCH_URL="whoosh:",
            STORAGE_URL=f"file://{folder / 'files'}",
        )
        app = create_app(apart)
        try:
            with app.app_context(), database_of(app).scope():
                with held_at(JUDGED_AT):
                    yield _filled(app)
                engine_of().close()
        finally:
            database_of(app).engine.dispose()


def _filled(app: Flask) -> JudgedFirms:
    load: Load = app.extensions["judged firms"]
    upgrade(database_of(app).engine)
    with transaction():
        reference.load(at=JUDGED_AT)
    with transaction():
        load(at=JUDGED_AT)
    rebuild()
    listed = list(session.scalars(select(Supplier).where(Supplier.is_public)))
    return JudgedFirms(
        kvk_numbers={each.id: each.kvk_number or "" for each in listed},
        names={each.kvk_number or "": each.display_name for each in listed},
        engine=engine_of(),
        literal=LiteralSearch(findable_documents()),
        day=local_date(JUDGED_AT),
    )
