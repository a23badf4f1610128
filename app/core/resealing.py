"""After a new SECRET_KEY: what is stored sealed is opened with the former one and locked with that of today."""

from dataclasses import dataclass
from typing import Any, cast

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from app.core.cli import with_session
from app.core.db import session, transaction
from app.core.sealing import lock, unlock
from app.core.settings import settings

cli = AppGroup("seals", help="Secrets that are stored under SECRET_KEY.")


@dataclass(frozen=True)
class Sealed:
    """A column whose text core.sealing locks for this purpose."""

    purpose: str
    column: InstrumentedAttribute[str]


@dataclass
class Outcome:
    """How many were locked anew, how many had been already, and how many neither key opens."""

    renewed: int = 0
    current: int = 0
    lost: int = 0


def add_sealed(app: Flask, purpose: str, column: InstrumentedAttribute[str]) -> None:
    app.extensions.setdefault("sealed columns", []).append(Sealed(purpose, column))


def lock_anew(app: Flask, *, former: str, secret: str) -> Outcome:
    """May be done again: what the secret of today opens stays as it is."""
    outcome = Outcome()
    for sealed in cast(list[Sealed], app.extensions.get("sealed columns", [])):
        for row in session.scalars(select(sealed.column.class_)):
            _renew(sealed, row, former, secret, outcome)
    return outcome


def _renew(sealed: Sealed, row: Any, former: str, secret: str, outcome: Outcome) -> None:
    locked = getattr(row, sealed.column.key)
    text = unlock(sealed.purpose, locked, former)
    if unlock(sealed.purpose, locked, secret) is not None:
        outcome.current += 1
    elif text is None:
        outcome.lost += 1
    else:
        setattr(row, sealed.column.key, lock(sealed.purpose, text, secret))
        outcome.renewed += 1


@cli.command("renew")
@click.option("--former", prompt="The former SECRET_KEY", hide_input=True, help="Asked for when it is not given.")
@with_session
def renew(former: str) -> None:
    """Lock what was stored under the former SECRET_KEY with the new one."""
    with transaction():
        outcome = lock_anew(current_app, former=former, secret=settings().SECRET_KEY)
    click.echo(f"{outcome.renewed} locked anew, {outcome.current} were already, {outcome.lost} cannot be opened")
    if outcome.lost:
        raise click.ClickException("another key was used before; what cannot be opened has to be set up again")


def register(app: Flask) -> None:
    app.cli.add_command(cli)
