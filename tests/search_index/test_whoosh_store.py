"""The index as files: several processes, kills and damage."""

import multiprocessing
import os
import random
import signal
import time
from itertools import count

import pytest
from whoosh.index import open_dir
from whoosh.query import Phrase, Term

from search_index.engine import EngineUnavailable, WriterBusy
from search_index.engines import open_engine
from search_index.engines.whoosh import engine, reading, tidying
from search_index.engines.whoosh.tidying import MERGE_AT, Merged, piled_up
from search_index.language import Language
from tests.search_index.suppliers import found, question, supplier

KILLS = int(os.environ.get("KILLS", "8"))


@pytest.fixture
def other_engine(index_folder, language):
    """As another process would open it."""
    engine = open_engine("whoosh:", index_folder, language)
    yield engine
    engine.close()


def test_without_an_index_a_question_is_refused(whoosh_engine):
    with pytest.raises(EngineUnavailable):
        whoosh_engine.search(question())
    assert whoosh_engine.position() == 0


def test_a_reader_sees_each_change_at_once(whoosh_engine, other_engine):
    for number in range(1, 20):
        whoosh_engine.upsert([supplier(number, f"Schilder {number}")])
        assert len(other_engine.versions()) == number
        assert found(other_engine, f"schilder {number}") == [number]


def test_a_reader_follows_a_rebuild(whoosh_engine, other_engine):
    whoosh_engine.rebuild([supplier(1)])
    assert found(other_engine) == [1]
    whoosh_engine.rebuild([supplier(2)])
    assert found(other_engine) == [2]


def test_a_failing_rebuild_leaves_the_old_index(whoosh_engine):
    whoosh_engine.upsert([supplier(1)])

    def broken():
        yield supplier(2)
        raise OSError("the database went away")

    with pytest.raises(OSError, match="went away"):
        whoosh_engine.rebuild(broken())
    whoosh_engine.upsert([supplier(3)])
    assert whoosh_engine.versions() == {1: 1, 3: 1}


def test_one_writer_at_a_time(whoosh_engine, other_engine):
    with whoosh_engine.writer_lock():
        whoosh_engine.upsert([supplier(1)])
        with pytest.raises(WriterBusy):
            other_engine.upsert([supplier(2)])
    other_engine.upsert([supplier(3)])
    assert whoosh_engine.versions() == {1: 1, 3: 1}


@pytest.mark.parametrize("pattern", ["*.columns", "*.pst", "*.trm", "*.toc", "current.json"])
@pytest.mark.parametrize("damage", ["cut", "flip", "remove"])
def test_damage_is_noticed_and_a_rebuild_repairs_it(index_folder, whoosh_engine, other_engine, pattern, damage):
    whoosh_engine.upsert([supplier(number, f"Schilder {number}") for number in range(50)])
    (path,) = index_folder.rglob(pattern)
    content = path.read_bytes()
    middle = len(content) // 2
    if damage == "remove":
        path.unlink()
    else:
        flipped = content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]
        path.write_bytes(content[:middle] if damage == "cut" else flipped)
    with pytest.raises(EngineUnavailable):
        other_engine.search(question("schilder"))
    other_engine.rebuild([supplier(1, "Schilder")])
    assert found(other_engine, "schilder") == [1]


def test_whoosh_itself_can_read_the_index(index_folder, whoosh_engine):
    whoosh_engine.upsert([supplier(1, "Schilder"), supplier(2, "Tuin schilder"), supplier(3, "Tuin")])
    (folder,) = index_folder.glob("generation-*")
    with open_dir(str(folder)).searcher() as searcher:
        assert list(Term("text", "schilder").docs(searcher)) == [0, 1]
        assert list(Phrase("text", ["tuin", "schilder"]).docs(searcher)) == [1]
        assert searcher.doc_frequency("text", "tuin") == 2


def test_merging_leaves_few_segments_and_the_same_answers(whoosh_engine, other_engine):
    for number in range(1, 40):
        whoosh_engine.upsert([supplier(number % 30, f"Schilder {number}", version=number)])
    before = whoosh_engine.versions(), found(whoosh_engine, "schilder")
    while whoosh_engine.merge():
        pass
    assert whoosh_engine.status().segments < MERGE_AT
    assert (other_engine.versions(), found(other_engine, "schilder")) == before


def test_a_rebuild_ends_in_one_segment(whoosh_engine, monkeypatch):
    monkeypatch.setattr(engine, "BATCH", 3)
    whoosh_engine.rebuild(supplier(number % 10, f"Schilder {number}", version=number) for number in range(20))
    assert whoosh_engine.status().segments == 1
    assert whoosh_engine.versions() == {number % 10: number for number in range(10, 20)}


def test_only_what_piled_up_is_merged():
    assert piled_up([1] * 5) == set()
    assert piled_up([1] * 6) == set(range(6))
    assert piled_up([100_000, *[1] * 6]) == set(range(1, 7))
    assert piled_up([100_000, 21, *[1] * 5]) == set()
    assert piled_up([100_000, 24, *[1] * 6]) == set(range(1, 8))
    assert piled_up([100_000, 30_000, 9_000, 1, 1, 1]) == set()


def test_what_is_changed_during_a_merge_stays_changed(whoosh_engine, other_engine, monkeypatch):
    for number in range(10):
        whoosh_engine.upsert([supplier(number, f"Schilder {number}")])

    def change_meanwhile(folder, parts):
        merged = Merged(folder, parts)
        other_engine.upsert([supplier(3, "Loodgieter", version=2)])
        other_engine.delete({4: 2})
        return merged

    monkeypatch.setattr(engine, "Merged", change_meanwhile)
    assert whoosh_engine.merge()
    assert found(whoosh_engine, "loodgieter") == [3]
    assert sorted(found(whoosh_engine, "schilder")) == [0, 1, 2, 5, 6, 7, 8, 9]
    whoosh_engine.upsert([supplier(4, "Schilder 4", version=1)])
    assert 4 not in whoosh_engine.versions()


def test_a_merge_that_a_rebuild_overtook_changes_nothing(whoosh_engine, other_engine, monkeypatch):
    for number in range(10):
        whoosh_engine.upsert([supplier(number)])

    def rebuild_meanwhile(folder, parts):
        merged = Merged(folder, parts)
        other_engine.rebuild([supplier(77)])
        return merged

    monkeypatch.setattr(engine, "Merged", rebuild_meanwhile)
    assert not whoosh_engine.merge()
    assert whoosh_engine.versions() == {77: 1}


def test_one_process_merges_at_a_time(whoosh_engine, other_engine, monkeypatch):
    for number in range(10):
        whoosh_engine.upsert([supplier(number)])
    answers = []

    def merge_twice(folder, parts):
        answers.append(other_engine.merge())
        return Merged(folder, parts)

    monkeypatch.setattr(engine, "Merged", merge_twice)
    assert whoosh_engine.merge()
    assert answers == [False]


def test_an_index_of_another_release_or_word_list_asks_for_a_rebuild(index_folder, whoosh_engine):
    whoosh_engine.upsert([supplier(1)])
    other = open_engine("whoosh:", index_folder, Language(frozenset(["anders"])))
    with pytest.raises(EngineUnavailable):
        other.search(question())
    other.rebuild([supplier(2)])
    assert other.versions() == {2: 1}
    with pytest.raises(EngineUnavailable):
        whoosh_engine.upsert([supplier(3)])


def test_files_that_change_under_a_reader_are_noticed(index_folder, whoosh_engine, monkeypatch):
    monkeypatch.setattr(reading, "LOOK_EVERY", 0)
    whoosh_engine.upsert([supplier(1, "Schilder")])
    assert found(whoosh_engine, "schilder") == [1]
    for path in index_folder.rglob("*.pst"):
        path.unlink()
    with pytest.raises(EngineUnavailable):
        whoosh_engine.search(question("schilder"))


def _write_for_ever(folder, language):
    engine = open_engine("whoosh:", folder, language)
    start = engine.position()
    for number in count(start + 1):
        engine.upsert([supplier(number % 20, f"Schilder {number}", version=number)])
        if number % 3 == 0:
            engine.delete({(number + 7) % 20: number})
        engine.merge()
        engine.set_position(number)


def test_a_killed_writer_skips_nothing(index_folder, language, monkeypatch):
    monkeypatch.setattr(tidying, "MERGE_AT", 2)  # so that it merges after almost every change
    context = multiprocessing.get_context("fork")
    chance = random.Random(4)
    for _ in range(KILLS):
        writer = context.Process(target=_write_for_ever, args=(index_folder, language))
        writer.start()
        time.sleep(0.15 + chance.random() / 4)
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        engine = open_engine("whoosh:", index_folder, language)
        position, versions = engine.position(), engine.versions()
        engine.close()
        assert position <= max(versions.values(), default=0) <= position + 1
        expected = {}
        for number in range(1, position + 1):
            expected[number % 20] = number
            if number % 3 == 0:
                expected.pop((number + 7) % 20, None)
        assert {id_: version for id_, version in versions.items() if version <= position}.items() <= expected.items()
        assert len(expected.items() - versions.items()) <= 2  # the change in flight may have replaced and deleted one
