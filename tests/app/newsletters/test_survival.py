"""A worker that is killed at random moments leaves nobody with two copies."""

import random
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

from sqlalchemy import select

from app import create_app
from app.core.clock import held_at, now
from app.core.db import database_of, session, transaction
from app.newsletters.issues.services import send
from app.newsletters.models import Issue, IssueStatus, Recipient, RecipientStatus
from app.newsletters.sending.worker import LONGEST_SENDING, send_batch
from config import Config
from tests.factories.accounts import make_desk_member
from tests.factories.newsletters import make_issue, make_reader
from tests.factories.organisations import make_region
from tests.mail_server import Mailbag, mail_server

READERS, KILLS = 40, 3
WORKER = """
from app import create_app
from app.outbox.registry import loops_of
from app.outbox.worker import run_step
from config import Config
app = create_app(Config.from_environment())
[loop] = [each for each in loops_of(app) if each.name == "newsletters"]
while run_step(app, loop):
    pass
"""


def application(environment, url):
    known = Config.__dataclass_fields__.keys() & environment.keys()
    settings = {name: environment[name] for name in known} | {"MAIL_URL": url, "SEARCH_URL": "memory:"}
    return create_app(Config.from_environment(settings))


def press_send(app):
    with app.test_request_context(), database_of(app).scope():
        with transaction():
            make_region()
            desk = make_desk_member()
            for _ in range(READERS):
                make_reader()
            issue = make_issue()
        with transaction():
            send(issue, seen_version=issue.version, by=desk, at=now())


def run_until_killed(environment, bag, after):
    """Kill the worker in the midst of its mails, once it handed over so many more."""
    reached, target = threading.Event(), sum(bag.copies.values()) + after
    bag.took = lambda: reached.set() if sum(bag.copies.values()) >= target else None
    worker = subprocess.Popen([sys.executable, "-c", WORKER], env=environment)
    try:
        assert reached.wait(120)
        time.sleep(random.random() / 100)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()


def work_on(app):
    busy = True
    while busy:
        with app.test_request_context(base_url="http://localhost"), database_of(app).scope():
            busy = send_batch()


def test_nobody_gets_a_second_copy_however_often_the_worker_dies(live_instance):
    bag = Mailbag()
    with mail_server(bag) as url:
        app = application(live_instance, url)
        press_send(app)
        for _kill in range(KILLS):
            run_until_killed({**live_instance, "MAIL_URL": url}, bag, after=random.randint(1, READERS // (KILLS + 1)))
        with held_at(now() + LONGEST_SENDING + timedelta(seconds=1)):  # what was in flight is given up then
            work_on(app)
    with app.app_context(), database_of(app).scope():
        rows = session.scalars(select(Recipient)).all()
        unknown = [row.email for row in rows if row.status is RecipientStatus.UNKNOWN]
        assert max(bag.copies.values()) == 1
        assert len(unknown) <= KILLS
        assert {row.email for row in rows if row.status is RecipientStatus.SENT} >= bag.copies.keys() - set(unknown)
        assert {row.status for row in rows} <= {RecipientStatus.SENT, RecipientStatus.UNKNOWN}
        assert session.scalars(select(Issue)).one().status is IssueStatus.SENT
    database_of(app).engine.dispose()


def test_several_workers_share_the_readers(live_instance):
    bag = Mailbag()
    with mail_server(bag) as url:
        app = application(live_instance, url)
        press_send(app)
        workers = [threading.Thread(target=work_on, args=(app,)) for _ in range(3)]
        for each in workers:
            each.start()
        for each in workers:
            each.join()
    assert len(bag.copies) == sum(bag.copies.values()) == READERS
    database_of(app).engine.dispose()
