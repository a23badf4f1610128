"""An index that is away or damaged is noticed, told, answered without, and made anew by the worker itself."""

import shutil
from contextlib import contextmanager

import pytest

from app.core.db import transaction
from app.indexing import verifying
from app.indexing.following import follow, rebuild
from search_index.engines import open_engine
from search_index.language import Language
from search_index.query import SearchQuery
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member
from tests.factories.organisations import make_region
from tests.factories.sourcing import make_buyer, make_file
from tests.factories.suppliers import make_listed

QUERY = SearchQuery(today=NOON.date(), text="rivierzicht")


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path):
    path.write_bytes(b"")


def overwrite(path):
    path.write_bytes(b"\x07" * max(64, path.stat().st_size))


def take_away(path):
    path.unlink()


DAMAGES = (cut, empty, overwrite, take_away)
PATTERNS = ("current.json", "generation-*/*.columns", "generation-*/*.pst", "generation-*/*.trm", "generation-*/*.toc")


@pytest.fixture
def index(app, tmp_path, session, clock, notes_folder):
    """The folder of an index of one firm. The worker has its files open."""
    make_region()
    with transaction():
        make_listed(name="Hoveniersbedrijf Rivierzicht")
    with as_worker(app, folder := tmp_path / "search"):
        rebuild()
        yield folder


@contextmanager
def engine_in_place(app, folder):
    before = app.extensions["search engine"]
    engine = app.extensions["search engine"] = open_engine("whoosh:", folder, Language())
    yield engine
    engine.close()
    app.extensions["search engine"] = before


as_worker = as_new_web_process = engine_in_place


def asked_by_a_new_web_process(app, client, folder, address="/leveranciers?q=rivierzicht"):
    """A process that is started now opens the files as they are."""
    with as_new_web_process(app, folder):
        return client.get(address)


def work_off():
    for _round in range(5):
        follow()


def harm(folder, pattern, damage):
    """New files, so that the worker keeps what it has mapped."""
    paths = sorted(folder.glob(pattern))
    assert paths
    for path in paths:
        copy = path.with_suffix(".copy")
        shutil.copy(path, copy)
        copy.replace(path)
        damage(path)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_page_answers_and_the_worker_repairs(app, client, index, pattern, damage):
    harm(index, pattern, damage)
    answer = asked_by_a_new_web_process(app, client, index)
    assert answer.status_code == 200
    assert "Hoveniersbedrijf Rivierzicht" in answer.text
    work_off()
    with as_new_web_process(app, index) as engine:
        assert engine.search(QUERY).total == 1
        assert not verifying.verify()


def test_an_index_in_a_form_of_another_release_is_made_anew(app, client, index):
    pointer = index / "current.json"
    pointer.write_text(pointer.read_text().replace("{", '{"from_the_future": 1, ', 1))
    assert asked_by_a_new_web_process(app, client, index).status_code == 200
    work_off()
    with as_new_web_process(app, index) as engine:
        assert engine.search(QUERY).total == 1


def test_a_folder_that_is_gone_is_made_anew(app, client, index):
    shutil.rmtree(index)
    assert asked_by_a_new_web_process(app, client, index).status_code == 200
    work_off()
    with as_new_web_process(app, index) as engine:
        assert engine.search(QUERY).total == 1


def test_the_page_says_that_the_index_is_away_until_it_is_back(app, client, index):
    take_away(index / "current.json")
    address = "/leveranciers?q=rivierzicht"
    assert "Zoeken gaat nu beperkt" in asked_by_a_new_web_process(app, client, index, address).text
    work_off()
    assert "Zoeken gaat nu beperkt" not in asked_by_a_new_web_process(app, client, index, address).text


@pytest.mark.parametrize("pattern", PATTERNS[:2])
def test_a_procurement_file_can_be_opened_and_searched_meanwhile(app, client, index, session, pattern):
    file = make_file(buyer := make_buyer())
    client.sign_in(buyer)
    harm(index, pattern, overwrite)
    assert asked_by_a_new_web_process(app, client, index, f"/inkoopdossiers/{file.id}/zoeken").status_code == 200


def test_the_desk_reads_that_the_index_cannot_be_read(app, client, index, session):
    client.sign_in(make_desk_member())
    harm(index, "generation-*/*.columns", cut)
    assert "niet te lezen" in asked_by_a_new_web_process(app, client, index, "/loket/zoekindex").text


def test_an_undamaged_index_is_not_made_anew(app, client, index):
    generation = [path.name for path in index.glob("generation-*")]
    asked_by_a_new_web_process(app, client, index)
    work_off()
    assert [path.name for path in index.glob("generation-*")] == generation
