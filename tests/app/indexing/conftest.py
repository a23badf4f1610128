"""A folder of its own for the notes beside the index, and an index that cannot be read."""

import pytest

from app.indexing import notes
from search_index.engine import EngineUnavailable
from search_index.engines.memory import MemoryEngine
from search_index.language import Language


class DamagedEngine(MemoryEngine):
    def status(self):
        raise EngineUnavailable("the index is damaged")


@pytest.fixture
def notes_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(notes, "folder", lambda: tmp_path / "search")
    return tmp_path / "search"


@pytest.fixture
def damaged_index(app, index):
    before = app.extensions["search engine"]
    app.extensions["search engine"] = DamagedEngine(Language())
    yield
    app.extensions["search engine"] = before
