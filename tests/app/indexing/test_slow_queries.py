"""Slow questions are kept for a week, in a note per process, without a word about who asked."""

import multiprocessing
from datetime import timedelta

import pytest

from app.indexing.slow_queries import KEPT, KEPT_FOR, SLOW_MS, note, slowest
from tests.conftest import NOON

SLOW = SLOW_MS / 1000


@pytest.fixture(autouse=True)
def _folder(notes_folder):
    return notes_folder


def texts(at=NOON):
    return [query.text for query in slowest(at=at)]


def test_only_slow_questions_are_kept_slowest_first():
    note("vlot", seconds=SLOW * 0.9, hits=1, at=NOON)
    note("traag", seconds=SLOW, hits=2, at=NOON)
    note("trager", seconds=SLOW * 2, hits=3, at=NOON)
    assert [(query.text, query.milliseconds, query.hits) for query in slowest(at=NOON)] == [
        ("trager", 2 * SLOW_MS, 3),
        ("traag", SLOW_MS, 2),
    ]


def test_of_one_text_the_slowest_time_is_kept():
    for times in (1, 3, 2):
        note("hovenier", seconds=SLOW * times, hits=14, at=NOON)
    assert [query.milliseconds for query in slowest(at=NOON)] == [3 * SLOW_MS]


def test_what_is_older_than_a_week_is_forgotten():
    note("oud", seconds=SLOW, hits=1, at=NOON)
    assert texts(NOON + KEPT_FOR) == ["oud"]
    assert texts(NOON + KEPT_FOR + timedelta(seconds=1)) == []


def test_the_note_of_a_process_stays_small(notes_folder):
    for number in range(3 * KEPT):
        note(f"vraag {number}", seconds=SLOW + number / 1000, hits=1, at=NOON)
    assert texts() == [f"vraag {number}" for number in reversed(range(2 * KEPT, 3 * KEPT))]
    (path,) = notes_folder.iterdir()
    assert path.stat().st_size < 4_000


def test_a_text_with_a_mail_address_is_left_out():
    note("jan@example.nl", seconds=SLOW, hits=0, at=NOON)
    assert texts() == []


def test_the_notes_of_all_processes_are_put_together():
    context = multiprocessing.get_context("fork")
    for text in ("een", "twee"):
        asked = context.Process(target=note, args=(text,), kwargs={"seconds": SLOW, "hits": 1, "at": NOON})
        asked.start()
        asked.join()
    assert sorted(texts()) == ["een", "twee"]


@pytest.mark.parametrize("content", ["", "{", "null", "[[1, 2]]", '[["a", "b", 3, "gisteren"]]', "5"])
def test_a_damaged_note_is_passed_over(notes_folder, content):
    note("heel", seconds=SLOW, hits=1, at=NOON)
    (notes_folder / "slow-0.json").write_text(content)
    assert texts() == ["heel"]


def test_a_folder_that_cannot_be_written_fails_no_question(notes_folder):
    notes_folder.write_text("not a folder")
    note("hovenier", seconds=SLOW, hits=1, at=NOON)
    assert texts() == []
