"""The head of the chain in a place outside the database."""

from datetime import timedelta

import pytest
from flask import Flask

from app.audit import heads
from app.audit.models import AuditEntry
from app.core.clock import now, today
from tests.factories.audit import make_acts


@pytest.fixture
def place(app: Flask, tmp_path, monkeypatch):
    """An empty folder for the heads."""
    folder = tmp_path / "heads"
    monkeypatch.setattr(heads, "_place", lambda: heads.Storage(f"file://{folder}", tmp_path / "cache"))
    return folder


def test_the_head_of_a_day_is_the_last_entry(session, clock):
    last = make_acts(3)[-1]
    head = heads.take_head(today(), at=now())
    assert (head.day, head.number, head.digest) == (today(), 3, last.digest)


def test_a_day_has_one_head(session, clock):
    make_acts(1)
    heads.take_head(today(), at=now())
    make_acts(1)
    assert heads.take_head(today(), at=now()) is None
    assert not heads.is_due(today())


def test_the_next_day_another_head_is_due(session, clock):
    make_acts(1)
    heads.take_head(today(), at=now())
    assert heads.is_due(today() + timedelta(days=1))


def test_without_acts_nothing_is_due(session, clock):
    assert not heads.is_due(today())
    assert heads.take_head(today(), at=now()) is None


def test_a_head_that_was_written_is_read_back(session, clock, place):
    make_acts(2)
    head = heads.take_head(today(), at=now())
    assert heads.oldest_unwritten() is head
    heads.write_file(head)
    assert heads.heads_that_left() == [heads.Head(head.day, head.at, 2, session.get(AuditEntry, 2).digest)]


def test_before_the_first_day_no_head_has_left(session, place):
    assert heads.heads_that_left() == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"day": "soon", "at": "", "number": 1, "digest": ""}'])
def test_a_file_that_is_no_head_is_named(session, place, content):
    place.mkdir()
    (place / "2026-03-16.json").write_text(content)
    with pytest.raises(heads.UnreadableHead, match=r"2026-03-16\.json"):
        heads.heads_that_left()
