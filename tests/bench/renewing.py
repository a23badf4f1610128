"""The worker's round of renewal over 100,000 firms: a first day, ordinary days, and a day on which all are due."""

import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import delete, func, insert, select, update

from app import create_app
from app.accounts.models import User
from app.core.clock import held_at
from app.core.db import database_of, session, transaction
from app.mail.models import MailMessage
from app.outbox.registry import loops_of
from app.outbox.worker import run_step
from app.suppliers.kinds import EditorRole, ProfileStatus
from app.suppliers.models import Certificate, Supplier, SupplierEditor
from app.suppliers.renewal.models import Reminder
from config import Config
from tests.installations import fill_with_tables, settings_for_tests

FIRMS = 100_000
CHUNK = 10_000
NOON = datetime(2026, 3, 16, 11, 0, tzinfo=UTC)


def run(number: int = FIRMS) -> None:
    with tempfile.TemporaryDirectory(prefix="streekbron-bench-") as name:
        environment = settings_for_tests(Path(name), f"sqlite:///{Path(name) / 'bench.db'}")
        app = create_app(Config.from_environment(environment))
        fill_with_tables(app)
        with database_of(app).scope(), transaction():
            _store(number)
        print(f"## Renewal of {number:,} firms\n")
        print("| round | mails | seconds | of one core | peak MB |\n|---|---:|---:|---:|---:|")
        _round(app, "the first: what has come to a step in a year", NOON)
        _round(app, "the same day again", NOON)
        _round(app, "the next day", NOON + timedelta(days=1))
        with database_of(app).scope(), transaction():
            session.execute(delete(Reminder))
            session.execute(update(Supplier).values(confirmed_at=NOON - timedelta(days=340), status="listed"))
        _round(app, "all firms on one day", NOON)
        database_of(app).engine.dispose()


def _round(app: Flask, name: str, at: datetime) -> None:
    [loop] = [each for each in loops_of(app) if each.name == "renewal"]
    before, started, worked = _mails(app), time.perf_counter(), time.process_time()
    with held_at(at):
        while run_step(app, loop):
            pass
    seconds, core = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {name} | {_mails(app) - before:,} | {seconds:.1f} | {core:.1f} | {peak:.0f} |", flush=True)


def _mails(app: Flask) -> int:
    with database_of(app).scope():
        return session.scalar(select(func.count()).select_from(MailMessage)) or 0


def _store(number: int) -> None:
    """Past the session: confirmed on all days of the last year, with one proof for every other firm."""
    for model, rows in (
        (User, (_user(each) for each in range(1, number + 1))),
        (Supplier, (_supplier(each) for each in range(1, number + 1))),
        (SupplierEditor, (_editor(each) for each in range(1, number + 1))),
        (Certificate, (_proof(each) for each in range(1, number + 1, 2))),
    ):
        remaining: Iterator[dict[str, Any]] = iter(rows)
        while chunk := list(islice(remaining, CHUNK)):
            session.execute(insert(model), chunk)


def _user(number: int) -> dict[str, Any]:
    moments = {"created_at": NOON, "confirmed_at": NOON}
    names = {"email": f"p{number}@example.nl", "name": f"Person {number}", "session_key": f"key {number}"}
    return {"id": number, "password_hash": "", **names, **moments}


def _supplier(number: int) -> dict[str, Any]:
    moment = NOON - timedelta(days=number % 365)
    moments = dict.fromkeys(("created_at", "updated_at", "listed_at", "confirmed_at"), moment)
    names = {"name": f"Firm {number}", "match_name": f"firm {number}"}
    return {"id": number, "status": ProfileStatus.LISTED, "version": 1, **names, **moments}


def _editor(number: int) -> dict[str, Any]:
    return {"supplier_id": number, "user_id": number, "role": EditorRole.OWNER, "since": NOON}


def _proof(number: int) -> dict[str, Any]:
    return {"supplier_id": number, "kind": "emas", "valid_until": NOON.date() + timedelta(days=number % 1095)}


if __name__ == "__main__":
    run()
