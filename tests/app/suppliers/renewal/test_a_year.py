"""A year, day by day: days on which nothing runs, a worker that is killed anywhere, and people who do as people do."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import event, func, insert, select, update

from app.accounts.models import User
from app.core.clock import AMSTERDAM, held_at, local_date, now
from app.core.db import database_of, transaction
from app.core.db import session as current
from app.mail import sending
from app.mail.models import MailMessage, MailStatus
from app.outbox.registry import loops_of
from app.outbox.worker import run_step
from app.suppliers.kinds import EditorRole
from app.suppliers.kinds import ProfileStatus as S
from app.suppliers.models import Certificate, Supplier, SupplierEditor
from app.suppliers.renewal.models import PROFILE, Reminder
from app.suppliers.renewal.services import confirm

FIRMS, DAYS = 1000, 365
BEGIN = date(2026, 1, 5)
SUSPENDED, WITH_PROOF = range(1, 41), range(100, 400)  # which firms
STEPS = ((60, 29), (28, 15), (14, 1), (0, -27), (-28, -87))  # PRODUCT.md: written out once more, on purpose


class Killed(Exception):
    """The process is gone. No harder exception: SQLAlchemy would drop the connection that the test undoes."""


@dataclass
class World:
    """Where chance is drawn from, and what was seen."""

    app: Any
    chance: Random
    armed: bool = False
    kills: int = 0
    delivered: list[int] = field(default_factory=list)
    reminded: set[tuple[int, str, date, int]] = field(default_factory=set)

    def strike(self, odds: float) -> None:
        if self.armed and self.chance.random() < odds:
            self.kills += 1
            raise Killed


@pytest.fixture
def world(app, session, monkeypatch) -> Iterator[World]:
    """With 1,000 firms; the worker can die before any statement, and before and after handing over a mail."""
    made = World(app, Random("a year"))

    def deliver(mail: MailMessage, **_where: Any) -> None:
        made.strike(0.01)
        made.delivered.append(mail.id)
        made.strike(0.01)

    def before_statement(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA")):
            made.strike(0.003)

    monkeypatch.setattr(sending, "deliver", deliver)
    engine = database_of(app).engine
    event.listen(engine, "before_cursor_execute", before_statement)
    _settle_region(made.chance)
    yield made
    event.remove(engine, "before_cursor_execute", before_statement)


def _settle_region(chance: Random) -> None:
    """Due dates from three weeks before the first day to eleven months after it."""
    noon = _noon(BEGIN)
    people, firms, acting, proofs = [], [], [], []
    for number in range(1, FIRMS + 1):
        moment = noon - timedelta(days=365 - chance.randint(-20, 330))
        suspended = number in SUSPENDED
        people.append(
            {"id": number, "email": f"p{number}@example.nl", "name": f"P {number}", "password_hash": ""}
            | {"session_key": f"key {number}", "created_at": moment, "confirmed_at": moment}
        )
        firms.append(
            {"id": number, "status": S.SUSPENDED if suspended else S.LISTED, "name": f"Firm {number}"}
            | {"match_name": f"firm {number}", "created_at": moment, "updated_at": moment, "listed_at": moment}
            | {"confirmed_at": moment, "version": 1}
            | {"suspended_until": BEGIN + timedelta(days=chance.randint(5, 300)) if suspended else None}
        )
        acting.append({"supplier_id": number, "user_id": number, "role": EditorRole.OWNER, "since": moment})
        if number in WITH_PROOF:
            until = BEGIN + timedelta(days=chance.randint(-10, 360))
            proofs.append({"supplier_id": number, "kind": "emas", "valid_until": until})
    for model, rows in ((User, people), (Supplier, firms), (SupplierEditor, acting), (Certificate, proofs)):
        current.execute(insert(model), rows)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), AMSTERDAM)


def test_a_year_with_skipped_days_and_a_worker_that_is_killed(world):
    finished = 0
    for number in range(DAYS):
        day = BEGIN + timedelta(days=number)
        if world.chance.random() < 0.45:
            continue  # nobody started the machine
        with held_at(_noon(day)):
            if _work(world, mails=number % 10 == 0):
                finished += 1
                _everything_is_done(world, day)
            _people_answer(world)
    assert world.kills > 10
    assert finished > 120
    _every_mail_went_once(world)
    _nothing_is_lost()


def _work(world: World, *, mails: bool) -> bool:
    """A day of the worker, who is sometimes started again after a kill; says whether it came to the end.

    Relay and sending have tests of their own: here one day in ten really sends, and on the others mail just goes.
    """
    for _start in range(3):
        try:
            with _danger(world):
                Context().run(_until_idle, world.app, "renewal")
                if mails:
                    Context().run(_until_idle, world.app, "mail")
        except Killed:
            if world.chance.random() < 0.4:
                return False
        else:
            Context().run(_until_idle, world.app, "outbox")
            _let_mail_go(world)
            return True
    return False


def _let_mail_go(world: World) -> None:
    waiting = current.scalars(select(MailMessage.id).where(MailMessage.status == MailStatus.WAITING)).all()
    world.delivered.extend(waiting)
    with transaction():
        current.execute(update(MailMessage).where(MailMessage.id.in_(waiting)).values(status=MailStatus.SENT))


@contextmanager
def _danger(world: World) -> Iterator[None]:
    world.armed = True
    try:
        yield
    finally:
        world.armed = False


def _until_idle(app: Any, name: str) -> None:
    [loop] = [each for each in loops_of(app) if each.name == name]
    while run_step(app, loop):
        pass


def _everything_is_done(world: World, day: date) -> None:
    """Each firm stands where the day says, and was sent what has come to a step."""
    _read_reminders(world)
    columns = select(Supplier.id, Supplier.status, Supplier.confirmed_at, Supplier.suspended_until)
    for number, status, confirmed_at, suspended_until in current.execute(columns):
        due = local_date(confirmed_at) + timedelta(days=365)
        if suspended_until is not None and suspended_until > day:
            assert status is S.SUSPENDED, (number, day)
        else:
            assert status is (S.LAPSED if due + timedelta(days=28) <= day else S.LISTED), (number, day)
        assert _due(number, PROFILE, due, day) <= world.reminded, (number, day)
    listed = select(Supplier.id).where(Supplier.status.in_((S.LISTED, S.SUSPENDED)))
    proofs = select(Certificate.supplier_id, Certificate.valid_until).where(Certificate.supplier_id.in_(listed))
    for number, until in current.execute(proofs):
        assert _due(number, "emas", until, day) <= world.reminded, (number, day)


def _read_reminders(world: World) -> None:
    rows = select(Reminder.supplier_id, Reminder.kind, Reminder.due_on, Reminder.step).order_by(Reminder.id)
    sent = [tuple(row) for row in current.execute(rows.offset(len(world.reminded)))]
    assert not world.reminded.intersection(sent), "one reminder twice"
    world.reminded.update(sent)


def _due(number: int, kind: str, due: date, day: date) -> set[tuple[int, str, date, int]]:
    """What must have been sent by now: the newest step, or nothing."""
    left = (due - day).days
    return {(number, kind, due, first) for first, last in STEPS if last <= left <= first}


def _people_answer(world: World) -> None:
    """Of those who have a mail of the last days, some confirm, some renew their proof, and one in twenty never does."""
    recent = select(Reminder.supplier_id, Reminder.kind).where(Reminder.sent_at >= now() - timedelta(days=3))
    told = sorted(set(map(tuple, current.execute(recent))))
    willing = [each for each in told if each[0] % 20 and world.chance.random() < 0.4]
    confirming = [number for number, kind in willing if kind == PROFILE]
    renewing = [number for number, kind in willing if kind != PROFILE]
    with transaction():
        lapsed = Supplier.id.in_(confirming) & (Supplier.status == S.LAPSED)
        for supplier in current.scalars(select(Supplier).where(lapsed)).all():
            confirm(supplier, by=current.get(User, supplier.id), how="mail", at=now())
        # The rest in one statement each: what confirming does is tested elsewhere, one by one.
        current.execute(update(Supplier).where(Supplier.id.in_(confirming)).values(confirmed_at=now()))
        anew = local_date(now()) + timedelta(days=365)
        current.execute(update(Certificate).where(Certificate.supplier_id.in_(renewing)).values(valid_until=anew))


def _every_mail_went_once(world: World) -> None:
    """None twice. Those in flight at a kill may have gone or not: shown as unknown, and no others are missing."""
    with held_at(_noon(BEGIN + timedelta(days=DAYS))):
        for name in ("outbox", "mail"):
            Context().run(_until_idle, world.app, name)
    assert max(Counter(world.delivered).values()) == 1
    by_status = dict(current.execute(select(MailMessage.status, func.count()).group_by(MailMessage.status)).all())
    assert set(by_status) <= {MailStatus.SENT, MailStatus.UNKNOWN}
    assert by_status.get(MailStatus.UNKNOWN, 0) <= world.kills
    unsent = by_status[MailStatus.SENT] + by_status.get(MailStatus.UNKNOWN, 0) - len(world.delivered)
    assert 0 <= unsent <= by_status.get(MailStatus.UNKNOWN, 0)


def _nothing_is_lost() -> None:
    """A mail for each reminder about a profile, one for all proofs of a firm on a day, one for each lifted firm."""
    about_profiles = current.scalar(select(func.count()).where(Reminder.kind == PROFILE))
    about_proofs = select(Reminder.supplier_id, Reminder.sent_at).where(Reminder.kind != PROFILE).distinct()
    proofs = current.scalar(select(func.count()).select_from(about_proofs.subquery()))
    lifted = current.scalar(select(func.count()).where(MailMessage.subject.contains("Firm ")))
    mails = current.scalar(select(func.count()).select_from(MailMessage))
    again = mails - about_profiles - proofs
    assert lifted == mails
    assert 0 < again <= len(SUSPENDED)
    assert current.scalar(select(func.count()).select_from(Supplier)) == FIRMS
