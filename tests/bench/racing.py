"""The race: every engine in a process of its own, asked in turns, so that what disturbs the machine disturbs all."""

import pickle
import time
from collections import defaultdict
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
from tests.bench.questions import Question, questions
from tests.bench.rivals.rival import Reply, Rival, listing, rival

TURN = 20  # questions that one engine answers before the next has its turn
ROUNDS = {"streekbron": 5, "tantivy": 5, "fts5": 2, "postgres": 2, "whoosh": 1}  # through the whole list
WHOOSH_TURNS = 4  # of the twelve
WARMING = {"whoosh": 6}  # other questions before the clock starts; 60 for the rest, in which files are opened and read
UPDATES = 15
VOCABULARY_OF = 10_000  # firms whose words and values the questions are made of
NEW_WORD = "verhuisbeweging{}x"  # in no document


@dataclass
class Result:
    """What one engine did with one size: milliseconds of each round by question, and the replies of the first round."""

    name: str
    build_s: float = 0.0
    by_question: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    update_visible_ms: float = 0.0
    memory: Memory = NONE
    replies: dict[int, Reply] = field(default_factory=dict)
    missing: str = ""

    @property
    def times(self) -> list[float]:
        return [each for rounds in self.by_question.values() for each in rounds]

    @property
    def first_times(self) -> list[float]:
        return [rounds[0] for rounds in self.by_question.values()]


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
    asked = questions(made[:VOCABULARY_OF], today=today)
    warming = questions(made[:VOCABULARY_OF], today=today, seed="warming")
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
            ask("ask", warming[: WARMING.get(name, 60)])
        _take_turns(size, asked, runners, results)
        for name, ask in runners.items():
            results[name].update_visible_ms = median(ask("update", changed))
    file.unlink()
    return Race(size, asked, results)


class Failed(Exception):
    """The process of an engine could not do what it was asked."""


def _take_turns(
    size: int, asked: Sequence[Question], runners: Mapping[str, Callable[..., Any]], results: dict[str, Result]
) -> None:
    for number in range(max(ROUNDS.values())):
        tell(f"{size:,} firms: round {number + 1} of {max(ROUNDS.values())}")
        for start in range(0, len(asked), TURN):
            for name, ask in runners.items():
                if not _takes_part(name, number, start // TURN):
                    continue
                answers = ask("ask", asked[start : start + TURN])
                for place, (milliseconds, reply) in enumerate(answers, start):
                    results[name].by_question[place].append(milliseconds)
                    results[name].replies.setdefault(place, reply)
    for name, ask in runners.items():
        results[name].memory = ask("memory")


def _takes_part(name: str, number: int, turn: int) -> bool:
    """Slow engines are asked fewer times, Whoosh a third of the list, so that the whole ends within half an hour."""
    return number < ROUNDS[name] and (name != "whoosh" or turn < WHOOSH_TURNS)


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
    """Answer what comes through the pipe, until it closes."""
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
