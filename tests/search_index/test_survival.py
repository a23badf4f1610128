"""An index whose writer is killed at random moments opens, catches up and agrees; who reads meanwhile notices nothing.

The database is a made-up history: change number n touches one pair of suppliers. Both of a pair are always written in
one call, so that a reader who sees them differ has seen half a change.
"""

import multiprocessing
import os
import random
import signal
import time
from collections import Counter

import pytest

from search_index.engines import open_engine
from tests.search_index.suppliers import question, supplier

KILLS = int(os.environ.get("KILLS", "30"))
PAIRS = 60
LONGEST_LIFE = 0.35  # seconds between two shots
REBUILD_ONE_IN = 12  # steps of the writer

fork = multiprocessing.get_context("fork")


def pair_of(number):
    """Which pair a change touches: 37 shares no factor with PAIRS, so all get their turn, in a scattered order."""
    return number * 37 % PAIRS


def is_removal(number):
    return number % 5 == 0


def database_at(position):
    """Version by id, as `position` changes have left it. The last change of a pair decides."""
    newest = {pair_of(number): number for number in range(max(1, position - PAIRS + 1), position + 1)}
    kept = {pair: number for pair, number in newest.items() if not is_removal(number)}
    return {id_: number for pair, number in kept.items() for id_ in (2 * pair, 2 * pair + 1)}


def document(id_, version):
    return supplier(id_, f"Schilder {version}", version=version, description_nl=f"Wij verven al {version} jaar.")


def documents(versions):
    return [document(id_, version) for id_, version in versions.items()]


def follow(engine, now):
    """As the worker does: what changed is looked up as it is by now, then the place is noted."""
    changes = range(engine.position() + 1, now + 1)
    touched = {id_ for number in changes for id_ in (2 * pair_of(number), 2 * pair_of(number) + 1)}
    database = database_at(now)
    engine.upsert(documents({id_: database[id_] for id_ in touched & database.keys()}))
    engine.delete(dict.fromkeys(touched - database.keys(), now))
    engine.set_position(now)


def write_until_killed(folder, language, seed, now):
    """The database moves on, the index follows, and now and then it is written anew."""
    engine, dice = open_engine("whoosh:", folder, language), random.Random(seed)
    while True:
        now.value += dice.choice((1, 1, 1, 2, 5, 20))
        if dice.randrange(REBUILD_ONE_IN):
            follow(engine, now.value)
        else:
            engine.rebuild(iter(documents(database_at(now.value))), position=now.value)


def read_until_stopped(folder, language, stop, report):
    """Counts the searches that went well; anything that should not be seen ends up in the counter by its name."""
    engine, seen, told = open_engine("whoosh:", folder, language), {}, Counter()
    while not stop.is_set():
        try:
            hits = engine.all_hits(question("schilder"))
            page = engine.search(question("schilder", page_size=5))
        except Exception as error:  # noqa: BLE001 - whatever it is: the point is that there is none
            told[repr(error)] += 1
            continue
        told.update(strange_things(hits, page, seen))
        told["searches"] += 1
    report.send(told)


def strange_things(hits, page, seen):
    versions = {hit.id: hit.version for hit in hits}
    for id_, version in versions.items():
        if versions.get(id_ ^ 1) != version:
            yield f"half a pair: {id_} at {version}"
        if version < seen.get(id_, 0):
            yield f"back in time: {id_} from {seen[id_]} to {version}"
        seen[id_] = version
    if len(page.hits) != min(page.page_size, page.total):
        yield f"{len(page.hits)} hits of {page.total}"


@pytest.fixture
def index(index_folder, language):
    engine = open_engine("whoosh:", index_folder, language)
    engine.rebuild(documents(database_at(PAIRS)), position=PAIRS)
    engine.close()
    return index_folder


@pytest.fixture
def reader(index, language):
    """`reader()` stops the process that searches all the time, and tells what it saw."""
    stop, (receiver, sender) = fork.Event(), fork.Pipe(duplex=False)
    process = fork.Process(target=read_until_stopped, args=(index, language, stop, sender))
    process.start()

    def ask():
        stop.set()
        return receiver.recv() if receiver.poll(30) else Counter({"no answer": 1})

    yield ask
    stop.set()
    process.join(30)
    process.kill()


def shoot_a_writer(folder, language, dice, now):
    writer = fork.Process(target=write_until_killed, args=(folder, language, dice.random(), now))
    writer.start()
    time.sleep(dice.uniform(0, LONGEST_LIFE))
    assert writer.is_alive(), "the writer ended by itself"
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()


def test_a_killed_writer_leaves_an_index_that_opens_catches_up_and_agrees(index, language, reader):
    dice, now = random.Random(20261122), fork.RawValue("q", PAIRS)
    for _ in range(KILLS):
        shoot_a_writer(index, language, dice, now)
        engine = open_engine("whoosh:", index, language)
        assert PAIRS <= engine.position() <= now.value
        follow(engine, now.value)
        assert engine.versions() == database_at(now.value)
        engine.close()
    told = reader()
    assert told.pop("searches") > KILLS
    assert told == Counter()
