"""A folder of its own for the notes beside the index."""

import pytest

from app.indexing import notes


@pytest.fixture
def notes_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(notes, "folder", lambda: tmp_path / "search")
    return tmp_path / "search"
