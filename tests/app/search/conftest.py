"""An index in memory, filled by hand."""

from collections.abc import Callable, Iterator

import pytest

from app.indexing.documents import Words, document_of
from app.suppliers.models import Supplier
from search_index.engine import EngineUnavailable
from search_index.engines.memory import MemoryEngine
from search_index.language import Language
from tests.factories.organisations import make_region


class MissingEngine(MemoryEngine):
    """An index that is not there."""

    def search(self, query):
        raise EngineUnavailable("no index")

    def suggest(self, prefix, limit):
        raise EngineUnavailable("no index")


@pytest.fixture(autouse=True)
def region(session, clock):
    make_region()


@pytest.fixture
def index(app, session) -> Iterator[Callable[..., None]]:
    """`index(supplier, ...)` makes firms findable at once, in the order of their ids."""
    before = app.extensions["search engine"]
    engine = app.extensions["search engine"] = MemoryEngine(Language())

    def fill(*suppliers: Supplier) -> None:
        session.flush()
        words = Words()
        engine.upsert([document_of(supplier, words) for supplier in suppliers])

    yield fill
    app.extensions["search engine"] = before


@pytest.fixture
def no_index(app) -> Iterator[None]:
    before = app.extensions["search engine"]
    app.extensions["search engine"] = MissingEngine(Language())
    yield
    app.extensions["search engine"] = before
