"""`flask search verify` and `rebuild`; what `status` prints is tested with the condition of the index."""

import threading
from contextlib import contextmanager
from importlib import import_module

import pytest

from app.core.db import transaction
from app.indexing import engine_of
from app.indexing.following import rebuild
from tests.factories.suppliers import make_listed


@pytest.fixture(autouse=True)
def index(session, notes_folder):
    rebuild()


@pytest.fixture
def run(app, session):
    """`run("verify")` gives the exit code and what was printed."""

    def run(*arguments):
        ran = app.test_cli_runner().invoke(args=["search", *arguments])
        return ran.exit_code, ran.stdout

    return run


@contextmanager
def somebody_else_writing(monkeypatch):
    # By name: `app.indexing.cli` as an attribute is the group of commands.
    monkeypatch.setattr(import_module("app.indexing.cli"), "SECONDS_FOR_THE_WORKER", 0.05)
    engine, held, done = engine_of(), threading.Event(), threading.Event()

    def write():
        with engine.writer_lock():
            held.set()
            done.wait(30)

    thread = threading.Thread(target=write)
    thread.start()
    held.wait(30)
    yield
    done.set()
    thread.join()


def test_an_index_that_agrees_is_said_to(run):
    assert run("verify") == (0, "index and database agree\n")


def test_a_difference_is_told_and_left_alone(run):
    with transaction():
        firm = make_listed()
    exit_code, printed = run("verify")
    assert (exit_code, f"missing: 1  {firm.id}" in printed) == (1, True)
    assert run("verify")[0] == 1


def test_a_difference_is_repaired_when_asked(run):
    with transaction():
        make_listed()
    exit_code, printed = run("verify", "--repair")
    assert (exit_code, printed.endswith("repaired\n")) == (0, True)
    assert run("verify")[0] == 0


def test_a_rebuild_takes_in_every_listed_firm_and_prints_one_line(run):
    with transaction():
        make_listed()
    exit_code, printed = run("rebuild")
    assert (exit_code, printed.count("\n")) == (0, 1)
    assert printed.startswith("rebuilt in ")
    assert run("verify")[0] == 0


@pytest.mark.parametrize("arguments", [("rebuild",), ("verify", "--repair")])
def test_while_somebody_else_writes_a_command_gives_way(run, monkeypatch, arguments):
    with transaction():
        make_listed()
    with somebody_else_writing(monkeypatch):
        exit_code, printed = run(*arguments)
    assert (exit_code, "another process is writing the index" in printed) == (1, True)
