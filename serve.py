"""`python serve.py`: the site and its worker, until Ctrl-C or SIGTERM. `make run` calls it.

Starts both, restarts what dies, stops them in order. Each process leads a group of its own, so that Ctrl-C reaches
the supervisor alone; on Linux the kernel tells it when the supervisor was killed, so that nothing is left holding
the port. Knows nothing of the application, so that it is there at once: the web server prepares the database.
"""

import ctypes
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import FrameType

from config import BadSetting, Config

log = logging.getLogger(__name__)

POLL = 0.1  # seconds between two looks at the processes
STEADY = 5.0  # a process that lived this many seconds is restarted without a longer wait
FIRST_DELAY, LONGEST_DELAY = 0.5, 30.0  # seconds before a restart, doubled after each early death
GRACE = 4.0  # seconds a process gets to stop by itself

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass
class _Child:
    name: str
    command: list[str]
    env: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    delay: float = FIRST_DELAY
    start_at: float = field(default_factory=time.monotonic)

    def keep_alive(self) -> None:
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_at:
                self._start(now)
        elif self.process.poll() is not None:
            self._plan_restart(self.process.returncode, now)

    def _start(self, now: float) -> None:
        self.start_at = now
        self.process = subprocess.Popen(
            self.command,
            env=dict(self.env),
            process_group=0,
            preexec_fn=_die_with(os.getpid()),  # noqa: PLW1509  # safe: the supervisor has one thread
        )

    def _plan_restart(self, code: int, now: float) -> None:
        lived_long = now - self.start_at >= STEADY
        self.delay = FIRST_DELAY if lived_long else self.delay
        log.warning("%s ended with code %s; starting it again in %.1f s", self.name, code, self.delay)
        self.process, self.start_at = None, now + self.delay
        self.delay = min(self.delay * 2, LONGEST_DELAY)

    def stop(self) -> None:
        """Ask, wait, and in the end kill the whole group: gunicorn's own workers too."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            log.warning("%s did not stop in %.0f s and is killed", self.name, GRACE)
        _kill_group(self.process.pid)
        self.process.wait()


def supervise(commands: Mapping[str, list[str]], *, env: Mapping[str, str]) -> int:
    """Run the named commands until SIGINT, SIGTERM or SIGHUP, then stop them in the order given.

    Returns the exit code of the supervisor: 0, for being asked to stop is no failure.
    """
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask)
    children = [_Child(name, command, env) for name, command in commands.items()]
    try:
        while not asked:
            for child in children:
                child.keep_alive()
            time.sleep(POLL)
    finally:
        for child in children:
            child.stop()
    return 0


def _die_with(parent: int) -> Callable[[], None]:
    """What a new process runs first: be told (SIGTERM) when the supervisor dies, or leave if it just did."""

    def bind() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return bind


def _kill_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        pass  # the usual case: everybody has left


def _demand_free_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 - where the web server will listen
        except OSError as error:
            sys.exit(f"Port {port} is not free ({error.strerror}). Try another: make run PORT={port + 1}")


def main() -> int:
    try:
        config = Config.from_environment()
    except BadSetting as error:
        sys.exit(f"Streekbron cannot start: {error}")
    _demand_free_port(config.PORT)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    commands = {
        "web": [sys.executable, "-m", "gunicorn"],  # the rest stands in gunicorn.conf.py
        "worker": [sys.executable, "-m", "flask", "worker"],
    }
    return supervise(commands, env=os.environ)


if __name__ == "__main__":
    sys.exit(main())
