"""A newsletter to 10,000 addresses: how long the worker needs, and that everybody gets one copy."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import func, insert, select

from app import create_app
from app.consents.models import Consent
from app.core.clock import now
from app.core.db import database_of, session, transaction
from app.newsletters.issues.services import send
from app.newsletters.models import FollowedTopic, Recipient, Subscription
from app.outbox.registry import loops_of
from app.outbox.worker import run_step
from config import Config
from tests.factories.accounts import make_desk_member
from tests.factories.newsletters import PURPOSE, make_issue, make_item
from tests.factories.organisations import make_region
from tests.installations import fill_with_tables, settings_for_tests
from tests.mail_server import Mailbag, mail_server

READERS = 10_000
ITEMS = 12
TOPICS = ("energie", "zorg", "mobiliteit")


def run(number: int = READERS) -> None:
    with tempfile.TemporaryDirectory(prefix="streekbron-bench-") as name, server_of_its_own() as (url, bag):
        environment = settings_for_tests(Path(name), f"sqlite:///{Path(name) / 'bench.db'}", MAIL_URL=url)
        app = create_app(Config.from_environment(environment))
        fill_with_tables(app)
        print(f"## A newsletter to {number:,} readers, {ITEMS} lines, every other reader with topics\n")
        started = time.perf_counter()
        _press_send(app, number)
        pressed = time.perf_counter() - started
        started, worked = time.perf_counter(), time.process_time()
        _work(app)
        seconds, core = time.perf_counter() - started, time.process_time() - worked
        bag.send(None)
        addresses, copies, connections = bag.recv()
        print("| pressing send s | worker s | of one core s | mails a second | addresses | copies | connections |")
        print("|---:|---:|---:|---:|---:|---:|---:|")
        figures = f"{seconds:.0f} | {core:.0f} | {copies / seconds:.0f} | {addresses:,} | {copies:,} | {connections:,}"
        print(f"| {pressed:.1f} | {figures} |\n", flush=True)
        database_of(app).engine.dispose()


def _press_send(app: Flask, number: int) -> None:
    with app.test_request_context(), database_of(app).scope():
        with transaction():
            make_region()
            desk, issue = make_desk_member(), make_issue(introduction="Er is **nieuws**, zie [de lijst](/). " * 20)
            for each in range(ITEMS):
                make_item(issue, topics=TOPICS[each % len(TOPICS)])
            for model, rows in _readers(number):
                session.execute(insert(model), rows)
        with transaction():
            send(issue, seen_version=issue.version, by=desk, at=now())
            assert session.scalar(select(func.count()).select_from(Recipient)) == number


def _readers(number: int) -> Iterator[tuple[type, list[dict[str, Any]]]]:
    moment = now() - timedelta(days=1)
    numbers = range(1, number + 1)
    plain = {"language": "nl", "created_at": moment, "changed_at": moment, "bounces": 0, "version": 1}
    proof = {"language": "nl", "purpose": PURPOSE, "wording": "Ja.", "wording_version": 1, "how": "form"}
    moments = {"asked_at": moment, "given_at": moment}
    yield Subscription, [{"id": each, "email": f"r{each}@example.nl", **plain} for each in numbers]
    yield Consent, [{"email": f"r{each}@example.nl", **proof, **moments} for each in numbers]
    yield FollowedTopic, [{"subscription_id": each, "topic": TOPICS[each % len(TOPICS)]} for each in numbers[::2]]


def _work(app: Flask) -> None:
    [loop] = [each for each in loops_of(app) if each.name == "newsletters"]
    while run_step(app, loop):
        pass


@contextmanager
def server_of_its_own() -> Iterator[tuple[str, Connection]]:
    """A mail server in another process, or both would share one core's Python; asked anything, it says what it got."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there,))
    process.start()
    yield here.recv(), here
    process.join()


def _serve(there: Connection) -> None:
    bag = Mailbag()
    with mail_server(bag) as url:
        there.send(url)
        there.recv()
        there.send((len(bag.copies), sum(bag.copies.values()), bag.connections))


if __name__ == "__main__":
    run()
