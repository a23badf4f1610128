"""The race: every engine in a process of its own, asked in turns, so that what disturbs the machine disturbs all."""

import os
import pickle
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any

from search_index.documents import SupplierDocument
from tests.bench.documents import documents
from tests.bench.firms import firms
from tests.bench.memory import NONE, Memory, memory_of, of_all
from tests.bench.progress import tell
from tests.bench.questions import ROUND, Question, questions
from tests.bench.rivals.rival import Reply, Rival, listing, rival

TURN = 20  # questions that one engine answers before the next has its turn
ROUNDS = 5  # of questions, none of which comes twice
# How many of these each engine is asked: slow ones fewer, so that the whole ends within 25 minutes.
ASKED = {"streekbron": 5 * ROUND, "tantivy": 5 * ROUND, "fts5": 2 * ROUND, "postgres": 2 * ROUND, "whoosh": 4 * TURN}
# Other questions before the clock starts, in which files are opened and read, and as many others after the updates.
ASIDE = {"streekbron": 120, "tantivy": 120, "fts5": 120, "postgres": 120, "whoosh": TURN}
UPDATES = 15
VOCABULARY_OF = 10_000  # firms whose words and values the questions are made of
NEW_WORD = "verhuisbeweging{}x"  # in no document


@dataclass
class Result:
    """What one engine did with one size: milliseconds and reply of each question, by its place in the list."""

    name: str
    build_s: float = 0.0
    by_question: dict[int, float] = field(default_factory=dict)
    replies: dict[int, Reply] = field(default_factory=dict)
    update_visible_ms: float = 0.0
    updated_ms: float = 0.0  # a question after the updates, median
    memory: Memory = NONE
    missing: str = ""

    @property
    def times(self) -> list[float]:
        return list(self.by_question.values())


@dataclass(frozen=True)
class Race:
    """One size: what was asked, and a result for each engine."""

    size: int
    questions: Sequence[Question]
    results: Mapping[str, Result]

    @property
    def ran(self) -> list[Result]:
        return [result for result in self.results.values() if not result.missing]


def race(size: int, places: Mapping[str, str], folder: Path, today: date) -> Race:
    """Build all engines, then ask them in turns. `places`: where each keeps its index, in the order to run."""
    made = list(documents(firms(size, today=today)))
    drawn = questions(made[:VOCABULARY_OF], today=today, rounds=1 + ROUNDS)
    aside, asked = drawn[:ROUND], drawn[ROUND:]
    file = folder / f"{size} documents"
    file.write_bytes(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
    changed = made[:UPDATES]
    del made
    results = {name: Result(name) for name in places}
    with ExitStack() as stack:
        runners = {}
        for name, place in places.items():
            try:
                results[name].build_s = _in_a_process(_build, name, place, today, file)
                tell(f"{size:,} firms: {name} is built, {results[name].build_s:.0f} s")
                runners[name] = stack.enter_context(_runner(name, place, today))
            except Failed as reason:
                results[name].missing = str(reason)
        for name, ask in runners.items():
            ask("ask", aside[: ASIDE[name]])
        _take_turns(size, asked, runners, results)
        for name, ask in runners.items():
            results[name].memory = ask("memory")
            results[name].update_visible_ms = median(ask("update", changed))
            answers = ask("ask", aside[-ASIDE[name] :])
            results[name].updated_ms = median(milliseconds for milliseconds, _reply in answers)
    file.unlink()
    return Race(size, asked, results)


class Failed(Exception):
    """The process of an engine could not do what it was asked."""


def _take_turns(
    size: int, asked: Sequence[Question], runners: Mapping[str, Callable[..., Any]], results: dict[str, Result]
) -> None:
    for start in range(0, len(asked), TURN):
        if start % ROUND == 0:
            tell(f"{size:,} firms: question {start + 1:,} of {len(asked):,}")
        for name, ask in runners.items():
            if start >= ASKED[name]:
                continue
            answers = ask("ask", asked[start : start + TURN])
            for number, (milliseconds, reply) in enumerate(answers, start):
                results[name].by_question[number] = milliseconds
                results[name].replies[number] = reply


# In the process of an engine ------------------------------------------------------------------------------


def _build(name: str, place: str, today: date, file: Path) -> float:
    """Seconds; reading and preparing the documents is not counted."""
    engine = _engine(name, place, today)
    listings = [listing(document, today) for document in pickle.loads(file.read_bytes())]
    start = time.perf_counter()
    engine.build(listings)
    return time.perf_counter() - start


def _engine(name: str, place: str, today: date) -> Rival:
    try:
        return rival(name, place, today)
    except ModuleNotFoundError as error:
        raise Failed(f"{error.name} is not installed") from error


def _serve(name: str, place: str, today: date, pipe: Connection) -> None:
    """Answer what comes through the pipe, until it closes; all engines on one core, for two may differ in speed."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    before = memory_of()
    engine = _engine(name, place, today)
    engine.open()
    pipe.send(None)
    while True:
        try:
            verb, *rest = pipe.recv()
        except EOFError:
            return
        if verb == "ask":
            pipe.send([_timed(engine, question) for question in rest[0]])
        elif verb == "update":
            pipe.send([_until_visible(engine, document, today) for document in rest[0]])
        elif verb == "memory":
            others = engine.processes()
            pipe.send(memory_of() - before if not others else of_all(others))


def _timed(engine: Rival, question: Question) -> tuple[float, Reply]:
    start = time.perf_counter()
    reply = engine.ask(question)
    return (time.perf_counter() - start) * 1000, reply


def _until_visible(engine: Rival, document: SupplierDocument, today: date) -> float:
    """Milliseconds until a firm is found by a word that it had not before."""
    word = NEW_WORD.format(document.id)
    changed = replace(document, version=document.version + 1, description_nl=f"{document.description_nl} {word}")
    ready, question = listing(changed, today), Question(kind="update", words=(word,))
    start = time.perf_counter()
    engine.update(ready)
    while engine.ask(question).total != 1:
        pass
    return (time.perf_counter() - start) * 1000


# Between the processes ------------------------------------------------------------------------------------


def _in_a_process(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call in a fresh process, so that what it leaves in memory is on nobody's account."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_call, args=(theirs, function, arguments))
    process.start()
    theirs.close()
    try:
        return _received(ours)
    finally:
        process.join()


def _call(pipe: Connection, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        pipe.send(function(*arguments))
    except Failed as reason:
        pipe.send(reason)


def _received(pipe: Connection) -> Any:
    try:
        answer = pipe.recv()
    except EOFError:
        raise Failed("its process ended; see above") from None
    if isinstance(answer, Failed):
        raise answer
    return answer


@contextmanager
def _runner(name: str, place: str, today: date) -> Iterator[Callable[..., Any]]:
    """A process that serves one engine; calling the runner asks it and waits for the answer."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(name, place, today, theirs))
    process.start()
    theirs.close()

    def ask(verb: str, *rest: Any) -> Any:
        ours.send((verb, *rest))
        return _received(ours)

    try:
        _received(ours)
        yield ask
    finally:
        ours.close()
        process.join()
