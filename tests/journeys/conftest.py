"""A running site with the demonstration region, and people who walk through it."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys.accessibility import PAGES, Judge
from tests.journeys.walker import Walker
from tests.suite import BROWSERS

SECONDS_TO_START = 240  # on a busy machine; ten or so on a quiet one


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["pages"] = dict(PAGES)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    PAGES.update(getattr(node, "workeroutput", {}).get("pages", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if PAGES:
        known = f"{PAGES['known']} more had the structure of a page that passed"
        terminalreporter.write_line(f"axe judged {PAGES['judged']} pages; {known}")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    executable = next(filter(None, map(shutil.which, BROWSERS)))
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return {"executable_path": executable, "args": ["--no-sandbox", *quiet]}


@pytest.fixture(scope="session")
def filled_instance(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """Where a first start of the site has put its demonstration data and index; one for all processes of this run."""
    shared = tmp_path_factory.getbasetemp().parent / f"filled-{testrun_uid}"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "instance").exists():
            with _running(shared / "first start"):
                pass
            (shared / "first start").rename(shared / "instance")
    return shared / "instance"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, filled_instance: Path) -> Iterator[str]:
    """The address of the site that `make run` would serve, with fresh demonstration data."""
    instance = tmp_path_factory.mktemp("site") / "instance"
    shutil.copytree(filled_instance, instance)
    with _running(instance) as address:
        yield address


@contextmanager
def _running(instance: Path) -> Iterator[str]:
    port = _free_port()
    environment = {**os.environ, "ENVIRONMENT": "demo", "INSTANCE_PATH": str(instance), "PORT": str(port)}
    log = instance.with_suffix(".log").open("w")
    process = subprocess.Popen([sys.executable, "serve.py"], env=environment, stdout=log, stderr=log)
    address = f"http://localhost:{port}"
    try:
        _wait_for(address, process, Path(log.name))
        yield address
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.close()


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Judge:
    """One for all processes of this run."""
    return Judge(tmp_path_factory.getbasetemp().parent / f"judged-{testrun_uid}")


@pytest.fixture
def walk(site: str, browser: Browser, judge: Judge) -> Iterator[Callable[..., Walker]]:
    """`walk(width=390, script=False)` gives somebody with a browser of their own."""
    walkers: list[Walker] = []

    def start(*, width: int = 1280, script: bool = True, language: str = "nl-NL") -> Walker:
        walkers.append(Walker(browser, site, judge, width=width, script=script, language=language))
        return walkers[-1]

    yield start
    for walker in walkers:
        walker.leave()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/leveranciers?q=hovenier", timeout=5) as page:
                if b"card__title" in page.read():  # the worker has filled the index
                    return
        except OSError:
            pass
        time.sleep(0.3)
    raise RuntimeError(f"the site did not start:\n{log.read_text()}")
