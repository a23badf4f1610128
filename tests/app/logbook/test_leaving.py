"""The worker takes the head of the chain out of the database, once a day."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from app.audit import heads
from app.audit.verifying import verify
from app.core.clock import now
from app.logbook import leaving
from tests.factories.audit import make_acts


@pytest.fixture
def place(app: Flask, tmp_path, monkeypatch):
    """An installation whose heads go to an empty folder, and to a mail address."""
    given = replace(
        app.extensions["config"], AUDIT_HEAD_URL=f"file://{tmp_path / 'heads'}", AUDIT_HEAD_MAIL="heads@example.nl"
    )
    monkeypatch.setitem(app.extensions, "config", given)
    return tmp_path / "heads"


def work():
    while leaving.take_out():
        pass


def test_the_head_is_written_once_a_day_and_agrees(session, clock, place):
    make_acts(2)
    session.commit()
    work()
    make_acts(2)
    session.commit()
    work()
    assert [path.name for path in place.iterdir()] == ["2026-03-16.json"]
    assert verify(heads.heads_that_left()).heads == 1


def test_each_day_has_its_head(session, clock, place):
    make_acts(1)
    session.commit()
    for _ in range(3):
        work()
        clock(now() + timedelta(days=1))
    assert sorted(path.name for path in place.iterdir()) == ["2026-03-16.json", "2026-03-17.json", "2026-03-18.json"]


def test_the_head_is_mailed(session, clock, place, mailbox):
    last = make_acts(2)[-1]
    mails = [mail for mail in mailbox() if mail.recipient == "heads@example.nl"]
    assert len(mails) == 1
    assert last.digest in mails[0].text


def test_a_head_whose_file_could_not_be_written_is_written_later(session, clock, place, monkeypatch):
    make_acts(1)
    session.commit()
    place.parent.joinpath("heads").write_text("in the way")
    assert leaving.take_out()
    with pytest.raises(OSError):
        leaving.take_out()
    place.unlink()
    session.rollback()
    work()
    assert [path.name for path in place.iterdir()] == ["2026-03-16.json"]


def test_without_acts_nothing_leaves(session, clock, place):
    assert not leaving.take_out()
