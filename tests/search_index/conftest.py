"""The engines under test, with a word list as small as the tests need."""

from pathlib import Path

import pytest

from app.reference.files import word_list
from search_index.engines import open_engine
from search_index.language import Language

WORDS = frozenset(
    """
    bedrijf bedrijven dak dakdekker dekker diensten groen groene hovenier hoveniers kantoor meubilair onderhoud
    panelen paneel schilder schilders schoonmaak tuin voorziening werkzaamheden zon houd loodgieter ring wijk
    """.split()
)


TRADES = {
    "hovenier": ("77310000-6", "77300000-3"),
    "groen onderhoud": ("77310000-6",),
    "gardener": ("77310000-6",),
    "onderhoudsbedrijf": ("45200000-9",),
}
PLACES = {
    "Wijk bij Duurstede": "GM0352",
    "De Bilt": "GM0355",
    "De Wijk": "GM1690",
    "Huis ter Heide": "GM0355 GM1699",
}


@pytest.fixture(scope="session")
def language() -> Language:
    return Language(WORDS, synonyms={"tuinman": ["hovenier"]}, trades=TRADES, places=PLACES)


@pytest.fixture(scope="session")
def dutch() -> Language:
    """With all the words."""
    return Language(word_list())


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
