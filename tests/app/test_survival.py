"""Killed at random moments, the product loses nothing that it had accepted."""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app import create_app
from app.approvals.models import Application, ApplicationStatus
from app.audit.verifying import verify
from app.core.db import database_of, transaction
from app.mail.models import MailMessage
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from config import Config
from tests.browser import Browser, ServerGone
from tests.factories.accounts import begin_session, make_desk_member
from tests.factories.approvals import make_application

LOOKALIKE = Path(__file__).parent / "suppliers/importing/data/lookalike.csv"
APPLICATIONS = 30
KILLS = int(os.environ.get("KILLS", "12"))


class Chaos:
    """Processes that are started again whenever they are shot. `progress` counts what the web server did."""

    def __init__(self, environment):
        self.environment = environment
        self.running = {}
        self.kills = 0
        self.progress = 0

    def keep_running(self, name, command):
        self.running[name] = (command, self._start(command))

    def shoot(self, name):
        command, process = self.running[name]
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.kills += 1
        self.running[name] = (command, self._start(command))

    def stop(self):
        for _command, process in self.running.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _start(self, command):
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            env=self.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@contextmanager
def shooting(chaos, dice):
    """Kill one of the processes every few seconds, as long as the block runs.

    All are left alone until the web server has done something again: one that only starts has nothing to lose, and
    processes that are started over and over beside it take its processor away.
    """
    stop = threading.Event()

    def shoot():
        spared_until = 1
        while not stop.wait(dice.uniform(0.2, 3)):
            if chaos.progress < spared_until:
                continue
            name = dice.choice(list(chaos.running))
            chaos.shoot(name)
            if name == "web":
                spared_until = chaos.progress + dice.randint(1, 3)

    thread = threading.Thread(target=shoot)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def flask(environment, *arguments):
    command = [sys.executable, "-m", "flask", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def installation(live_instance):
    """An application on the database of an installation with many applications at the desk, and its environment."""
    environment = {**live_instance, "SEARCH_URL": "whoosh:"}
    known = {name: environment[name] for name in ("ENVIRONMENT", "SECRET_KEY", "INSTANCE_PATH", "DATABASE_URL")}
    app = create_app(Config.from_environment(known))
    with database_of(app).scope(), transaction():
        key = begin_session(make_desk_member()).key
        for _ in range(APPLICATIONS):
            make_application(association=None)
    yield app, environment, _cookie(app, key)
    database_of(app).engine.dispose()


def _cookie(app, key):
    """What the browser of somebody holds who passed both steps of signing in."""
    return app.session_interface.get_signing_serializer(app).dumps({"_user_id": key, "_permanent": True})


def approve_all(address, cookie, ids, kills_wanted, chaos):
    """Approve over HTTP, trying again whatever had no answer; returns what the server said was done."""
    accepted, waiting = set(), list(ids)
    deadline = time.monotonic() + 240
    browser = None
    while (waiting or chaos.kills < kills_wanted) and time.monotonic() < deadline:
        try:
            browser = browser or signed_in(address, cookie)
            if not waiting:
                browser.get("/")
                chaos.progress += 1
                continue
            path = f"/aanvragen/{waiting[0]}"
            status = browser.submit(path, f"{path}/goedkeuren", {"authority_confirmed": "y"})
        except ServerGone:
            browser = None
            time.sleep(0.2)
            continue
        if status == 303:
            accepted.add(waiting.pop(0))
            chaos.progress += 1
        elif status == 409:
            waiting.pop(0)  # done by the request that got no answer
        elif status >= 500:
            time.sleep(0.1)
    return accepted


def signed_in(address, cookie):
    browser = Browser(address)
    browser.hold("session", cookie)
    return browser


def test_killing_web_worker_import_and_rebuild_loses_no_accepted_change(installation):
    app, environment, cookie = installation
    with database_of(app).scope() as session:
        ids = list(session.scalars(select(Application.id)))
    port, chaos, dice = free_port(), Chaos(environment), random.Random(20261122)
    bind = f"127.0.0.1:{port}"
    web = ["gunicorn", "wsgi:application", "--no-control-socket", "--bind", bind, "--threads", "2"]
    chaos.keep_running("web", web)
    chaos.keep_running("worker", ["flask", "worker"])
    chaos.keep_running("import", ["flask", "suppliers", "import", str(LOOKALIKE), "--as", "listed"])
    chaos.keep_running("rebuild", ["flask", "search", "rebuild"])
    try:
        with shooting(chaos, dice):
            accepted = approve_all(f"http://{bind}", cookie, ids, KILLS, chaos)
    finally:
        chaos.stop()
    assert chaos.kills >= KILLS
    flask(environment, "suppliers", "import", str(LOOKALIKE), "--as", "listed")
    assert flask(environment, "worker", "--once")[0] == 0
    assert flask(environment, "search", "verify") == (0, "index and database agree\n")
    with database_of(app).scope() as session:
        assert_nothing_lost(session, accepted)
        imported = session.scalar(select(func.count()).where(Supplier.import_batch_id.is_not(None)))
        assert imported == once_imported(session)


def assert_nothing_lost(session, accepted):
    assert len(accepted) > APPLICATIONS // 2
    for application in session.scalars(select(Application).where(Application.id.in_(accepted))):
        assert application.status is ApplicationStatus.APPROVED
        assert application.supplier.status is ProfileStatus.LISTED
    approved = session.scalar(select(func.count()).where(Application.status == ApplicationStatus.APPROVED))
    told = session.scalars(select(MailMessage.recipient))
    assert approved >= len(accepted)
    assert len(list(told)) >= approved
    assert verify().broken is None


def once_imported(session):
    """As many as there are different firms: a killed import that runs again makes no second copy."""
    return session.scalar(
        select(func.count()).select_from(
            select(Supplier.match_name, Supplier.postcode, Supplier.house_number, Supplier.kvk_number)
            .where(Supplier.import_batch_id.is_not(None))
            .distinct()
            .subquery()
        )
    )
