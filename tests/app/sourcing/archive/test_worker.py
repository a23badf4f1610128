"""Exports are claimed, made piece by piece, and begun again once when the worker was killed."""

from datetime import timedelta

import pytest

from app.audit.services import trail
from app.core.clock import now
from app.core.errors import DomainError
from app.core.storage import storage
from app.sourcing.archive import services, worker
from app.sourcing.archive.destroying import destroy
from app.sourcing.archive.models import ExportStatus, FileExport
from app.sourcing.export.redaction import Redactions
from tests.factories.exports import ask, make_export, package_of
from tests.factories.sourcing import make_file

LATER = services.LONGEST_PAUSE + timedelta(seconds=1)


class Killed(BaseException):
    """What ends a process, so that nothing after it is done."""


@pytest.fixture
def killed_worker(monkeypatch):
    """Begins an export and is killed when its first piece is noted."""

    def begin():
        with monkeypatch.context() as patch:
            patch.setattr(worker, "_note_progress", kill)
            with pytest.raises(Killed):
                worker.make_next()

    return begin


def kill(_export_id):
    raise Killed


def test_without_work_the_worker_rests(session):
    assert not worker.make_next()


def test_an_export_that_is_made_is_ready_with_its_digest(session, clock):
    export = make_export(make_file())
    assert (export.status, export.done, export.total) == (ExportStatus.READY, 7, 7)
    assert (len(export.sha256), export.finished_at) == (64, now())
    assert package_of(export).testzip() is None


def test_progress_is_committed_piece_by_piece(session, monkeypatch):
    export, seen = ask(make_file()), []
    real = worker._note_progress

    def note(export_id):
        real(export_id)
        session.expire_all()
        seen.append((export.status, export.done))

    monkeypatch.setattr(worker, "_note_progress", note)
    worker.make_next()
    assert seen == [(ExportStatus.WORKING, done) for done in range(1, 7)]


def test_the_oldest_is_made_first(session):
    first, second = ask(make_file()), ask(make_file())
    worker.make_next()
    assert (first.status, second.status) == (ExportStatus.READY, ExportStatus.WAITING)


def test_an_export_that_another_worker_makes_is_left_alone(session, clock, killed_worker):
    ask(make_file())
    killed_worker()
    assert not worker.make_next()


def test_after_a_kill_it_is_made_once_more(session, clock, killed_worker):
    export = ask(make_file())
    killed_worker()
    clock(now() + LATER)
    assert worker.make_next()
    assert (export.status, export.attempts, export.done) == (ExportStatus.READY, 2, 7)


def test_after_two_kills_it_has_failed_and_says_so(session, clock, killed_worker):
    export = ask(make_file())
    for _ in range(2):
        killed_worker()
        clock(now() + LATER)
    assert worker.make_next()
    assert (export.status, export.attempts) == (ExportStatus.FAILED, 2)
    assert "broken off twice" in export.failure
    assert not worker.make_next()


def test_what_goes_wrong_is_shown_without_its_words_and_the_next_goes_on(session, monkeypatch):
    first, second = ask(make_file()), ask(make_file())
    with monkeypatch.context() as patch:
        patch.setattr(worker, "_contents", lambda _export: 1 / 0)
        worker.make_next()
    worker.make_next()
    assert (first.status, second.status) == (ExportStatus.FAILED, ExportStatus.READY)
    assert "division" not in first.failure


def test_asking_and_making_stand_in_the_trail_and_the_asking_in_the_extract(session):
    export = make_export(make_file())
    acts = [entry.action for entry in trail(export.file)]
    assert acts[-2:] == ["file.export_asked", "file.exported"]
    assert b"file.export_asked" in package_of(export).read("audit-trail.jsonl")
    assert trail(export.file)[-1].values.content["sha256"] == export.sha256


def test_a_file_has_no_heap_of_exports_that_wait(session):
    file = make_file()
    for _ in range(services.MOST_WAITING):
        ask(file)
    with pytest.raises(DomainError):
        services.ask_for_export(file, Redactions(), language="en", by=file.owner, at=now())


def test_an_export_of_a_file_that_is_destroyed_meanwhile_leaves_nothing(session, monkeypatch):
    export = ask(make_file())
    export_id = export.id
    real = storage().put

    def put(name, content):
        real(name, content)
        destroy(session.get(FileExport, export_id).file, at=now())

    monkeypatch.setattr(storage(), "put", put)
    worker.make_next()
    assert session.get(FileExport, export_id) is None
    assert not storage().has(f"{worker.FOLDER}/{export_id}.zip")
