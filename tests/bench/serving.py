"""The real site as it runs in production: gunicorn with web processes, a worker, commands."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.loading import Visitor

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Served:
    """`started_in`: seconds from nothing to the first page. `processes`: without the one that guards them."""

    port: int
    started_in: float
    processes: list[int]


@contextmanager
def web(environment: Mapping[str, str], processes: int, first_page: str) -> Iterator[Served]:
    port = _free_port()
    settings = {"PORT": str(port), "WEB_PROCESSES": str(processes), "BASE_URL": f"http://localhost:{port}"}
    start = time.monotonic()
    with running(["gunicorn"], {**environment, **settings}) as gunicorn:
        while not _answers(port, first_page):
            if gunicorn.poll() is not None or time.monotonic() - start > SECONDS_TO_START:
                raise RuntimeError("the web server did not start; see above")
            time.sleep(0.01)
        yield Served(port, time.monotonic() - start, children_of(gunicorn.pid))


@contextmanager
def running(command: list[str], environment: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A Python module as a process, in a group of its own, until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        env=_environment(environment),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        process_group=0,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def command(words: list[str], environment: Mapping[str, str]) -> float:
    """Seconds that `flask ...` took. Raises CalledProcessError when it failed."""
    start = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "flask", *words],
        env=_environment(environment),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.monotonic() - start


def children_of(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _answers(port: int, page: str) -> bool:
    try:
        with Visitor(port) as visitor:
            return visitor.get(page)[0] == 200
    except OSError:
        return False


def _environment(environment: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, **environment}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
