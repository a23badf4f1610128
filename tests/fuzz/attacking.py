"""Make an attempt and judge the answer: anything but a failure of the site is right."""

import logging
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, seed, settings
from werkzeug.test import TestResponse

from tests.fuzz.attempts import Attempt, attempts
from tests.fuzz.knowledge import Knowledge
from tests.pages import mistakes_in
from tests.permissions.asking import has_failed

log = logging.getLogger(__name__)

AT_ONCE = 250  # what hypothesis remembers of its examples grows: begin anew after so many


@dataclass
class Outcome:
    """What came of all attempts. `failures` holds one attempt for each place that failed."""

    statuses: Counter[int] = field(default_factory=Counter)
    endpoints: set[str] = field(default_factory=set)
    failures: dict[str, Attempt] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "")

    @property
    def requests(self) -> int:
        return sum(self.statuses.values())


class Attacker:
    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge, self.outcome = knowledge, Outcome()

    def attack(self, attempt: Attempt) -> str | None:
        """What is wrong with the answer, if anything."""
        started = time.perf_counter()
        with _log_records() as logged:
            response = self._send(attempt)
        status = response.status_code
        self.outcome.slowest = max(self.outcome.slowest, (time.perf_counter() - started, repr(attempt)))
        self.outcome.statuses[status] += 1
        self.outcome.endpoints.add(attempt.endpoint)
        if logged:
            return self._note(attempt, f"{attempt.endpoint}: {_in_one_line(logged[0])}")
        if has_failed(status):
            return self._note(attempt, f"{attempt.endpoint}: {status}")
        mistakes = _mistakes_in_page(response)
        return self._note(attempt, f"{attempt.endpoint}: {mistakes[0]}") if mistakes else None

    def _send(self, attempt: Attempt) -> TestResponse:
        return self.knowledge.site.open(
            "/",
            attempt.role,
            method=attempt.method,
            query_string=attempt.query,
            headers=attempt.headers,
            data=attempt.body,
            content_type=attempt.content_type or None,
            environ_overrides={"PATH_INFO": attempt.path.decode("latin1")},
        )

    def _note(self, attempt: Attempt, failure: str) -> str:
        if failure not in self.outcome.failures:
            self.outcome.failures[failure] = attempt
            log.warning("%s\n  %r", failure, attempt)
        return failure


def attack_many(knowledge: Knowledge, number: int, first_seed: int) -> Iterator[Outcome]:
    """Yields what came of all so far, now and then."""
    attacker = Attacker(knowledge)
    quiet = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
    for turn, begun in enumerate(range(0, number, AT_ONCE)):

        @seed(first_seed + turn)
        @settings(max_examples=min(AT_ONCE, number - begun), phases=[Phase.generate], **quiet)
        @given(attempts(knowledge))
        def attack(attempt: Attempt) -> None:
            attacker.attack(attempt)

        attack()
        yield attacker.outcome


def _mistakes_in_page(response: TestResponse) -> list[str]:
    """What was typed may break no page: an attribute too many would be a way in for script."""
    if response.mimetype != "text/html" or response.location or not response.data:
        return []
    return mistakes_in(response.text, fragment="<html" not in response.text[:200])


@contextmanager
def _log_records() -> Iterator[list[logging.LogRecord]]:
    """Errors that are logged inside, and everything with a traceback."""
    found: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = lambda record: found.append(record) if _is_failure(record) else None  # type: ignore[method-assign]
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield found
    finally:
        root.removeHandler(handler)


def _is_failure(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.ERROR or record.exc_info is not None


def _in_one_line(record: logging.LogRecord) -> str:
    """With the place in our code, so that one mistake counts once."""
    if not record.exc_info or record.exc_info[1] is None:
        return record.getMessage()
    error = record.exc_info[1]
    place, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "/app/" in file or "/search_index/" in file:
            place = f"{'/'.join(file.rsplit('/', 3)[1:])}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}: {str(error)[:200]} ({place})"
