"""How the installation is doing, as facts that a person can act on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from flask import Flask
from sqlalchemy import func, select

from app.accounts.models import User
from app.administration.work import queries as work
from app.core.db import database_of, session
from app.core.i18n import Text, _, lazy, ngettext
from app.core.migrate import current_revision, is_up_to_date
from app.indexing.condition import condition as condition_of_index
from app.outbox.registry import loops_of
from app.suppliers.models import Supplier
from config import Config


class Mood(StrEnum):
    """Kinds of badges."""

    FINE = "success"
    WORRY = "warning"
    WRONG = "danger"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Fact:
    """`endpoint` is the page where something can be done about it."""

    label: Text
    value: str
    mood: Mood
    endpoint: str | None = None


def facts(app: Flask, *, at: datetime) -> list[Fact]:
    config = cast(Config, app.extensions["config"])
    return [_environment(config), _database(app), _worker(app, at), _index(at), *_stuck(), _scanner(config), *_counts()]


def _environment(config: Config) -> Fact:
    mood = Mood.FINE if config.is_production else Mood.WORRY
    return Fact(lazy("Kind of installation"), config.ENVIRONMENT, mood, "administration.settings")


def _database(app: Flask) -> Fact:
    engine = database_of(app).engine
    mood = Mood.FINE if is_up_to_date(engine) else Mood.WRONG
    return Fact(lazy("Database"), f"{engine.dialect.name}, {current_revision(engine)}", mood)


def _worker(app: Flask, at: datetime) -> Fact:
    jobs = work.jobs(loops_of(app), at=at)
    failing = [job for job in jobs if job.error]
    late = [job for job in jobs if job.is_late]
    if late:
        words, mood = ngettext("%(num)s job is late", "%(num)s jobs are late", len(late)), Mood.WRONG
    elif failing:
        words, mood = ngettext("%(num)s job fails", "%(num)s jobs fail", len(failing)), Mood.WRONG
    else:
        words, mood = _("all jobs run"), Mood.FINE
    return Fact(lazy("Worker"), words, mood, "work.jobs")


def _index(at: datetime) -> Fact:
    index = condition_of_index(at=at)
    if index.index is None:
        return Fact(lazy("Search index"), _("cannot be read"), Mood.WRONG)
    if index.is_behind:
        return Fact(lazy("Search index"), _("is behind"), Mood.WORRY)
    return Fact(lazy("Search index"), _("up to date"), Mood.FINE)


def _stuck() -> Iterator[Fact]:
    messages, mails = work.stuck_messages(), work.number_of_stuck_mails()
    label = lazy("Messages that got stuck")
    yield Fact(label, str(messages), Mood.WRONG if messages else Mood.FINE, "work.messages")
    yield Fact(lazy("Mail that did not go"), str(mails), Mood.WORRY if mails else Mood.FINE, "work.mails")


def _scanner(config: Config) -> Fact:
    if config.SCAN_URL:
        return Fact(lazy("Virus scanner for files"), _("in use"), Mood.FINE)
    return Fact(lazy("Virus scanner for files"), _("none"), Mood.WORRY, "administration.settings")


def _counts() -> Iterator[Fact]:
    people = session.scalar(select(func.count()).select_from(User)) or 0
    firms = session.scalar(select(func.count()).where(Supplier.is_public)) or 0
    yield Fact(lazy("People"), str(people), Mood.NEUTRAL, "people.people")
    yield Fact(lazy("Listed firms"), str(firms), Mood.NEUTRAL)
