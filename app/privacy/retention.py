"""What is past its term goes: every night, kind by kind, in batches.

Due and not yet done, so that a night on which the worker stood still is made up.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import current_app
from sqlalchemy.exc import OperationalError

from app.core.clock import AMSTERDAM, now
from app.core.db import session, take_turn, transaction
from app.core.privacy import Retention, retentions
from app.core.settings import settings
from app.privacy.models import RetentionRun

BATCH = 200  # rows in one transaction: others wait no longer than that
STARTS_AT = 3  # o'clock in Amsterdam, when nobody works
TURN = "retention"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Term:
    """A kind of data with its number of days, how many are past it, and its newest night."""

    retention: Retention
    days: int
    waiting: int
    run: RetentionRun | None


def terms(at: datetime) -> list[Term]:
    """What would go now; changes nothing."""
    runs = {run.key: run for run in session.query(RetentionRun)}
    return [_term(each, runs.get(each.key), at) for each in retentions(current_app)]


def _term(retention: Retention, run: RetentionRun | None, at: datetime) -> Term:
    return Term(retention, days_of(retention), retention.count(_before(retention, at)), run)


def days_of(retention: Retention) -> int:
    return int(getattr(settings(), retention.setting))


def _before(retention: Retention, at: datetime) -> datetime:
    return at - timedelta(days=days_of(retention))


def remove_next() -> bool:
    """The worker's step: the kinds whose turn it is, until one has a batch to do. False when all are done tonight."""
    at = now()
    return any(_remove_batch(each, at) == BATCH for each in _due(at))


def remove_all() -> Iterator[tuple[Retention, int]]:
    """Whatever the hour; for the command. Gives each kind with the number that went."""
    at = now()
    for retention in retentions(current_app):
        removed = 0
        while batch := _remove_in_transaction(retention, at):
            removed += batch
        yield retention, removed


def _due(at: datetime) -> Iterator[Retention]:
    night = _night_of(at)
    for retention in retentions(current_app):
        run = session.get(RetentionRun, retention.key)
        if run is None or run.night < night or run.finished_at is None:
            yield retention


def _night_of(at: datetime) -> date:
    """Before three o'clock it is still the night of the day before."""
    return (at.astimezone(AMSTERDAM) - timedelta(hours=STARTS_AT)).date()


def _remove_batch(retention: Retention, at: datetime) -> int:
    """One kind that fails is noted and tried again the next night: the others must go on."""
    try:
        return _remove_in_transaction(retention, at)
    except OperationalError:
        raise  # the database is busy or away: the same batch is done again
    except Exception as error:  # whatever a feature raises
        log.exception("retention of %s failed", retention.key)
        with transaction():
            run = _run_of(retention, at)
            run.finished_at, run.error = at, type(error).__name__
        return 0


def _remove_in_transaction(retention: Retention, at: datetime) -> int:
    with transaction():
        take_turn(TURN)  # several workers: the second finds what the first has left
        run = _run_of(retention, at)
        removed = retention.remove(_before(retention, at), BATCH)
        run.removed += removed
        if removed < BATCH:
            run.finished_at, run.error = at, None
    return removed


def _run_of(retention: Retention, at: datetime) -> RetentionRun:
    run = session.get(RetentionRun, retention.key)
    night = _night_of(at)
    if run is None or run.night < night:
        run = session.merge(RetentionRun(key=retention.key, night=night, finished_at=None, removed=0, error=None))
    return run
