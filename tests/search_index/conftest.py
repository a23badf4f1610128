"""The engines under test, with a word list as small as the tests need."""

from pathlib import Path

import pytest

from search_index.engines import open_engine
from search_index.language import Language

WORDS = frozenset(
    """
    bedrijf bedrijven dak dakdekker dekker diensten groen groene hovenier hoveniers kantoor meubilair onderhoud
    panelen paneel schilder schilders schoonmaak tuin voorziening werkzaamheden zon houd loodgieter ring
    """.split()
)


@pytest.fixture(scope="session")
def language() -> Language:
    return Language(WORDS, synonyms={"tuinman": ["hovenier"]})


@pytest.fixture(params=["memory:", "whoosh:"])
def engine(request, tmp_path, language):
    engine = open_engine(request.param, tmp_path / "index", language)
    yield engine
    engine.close()


@pytest.fixture
def index_folder(tmp_path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def whoosh_engine(index_folder, language):
    engine = open_engine("whoosh:", index_folder, language)
    yield engine
    engine.close()
