"""`flask audit verify | check-export`."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.audit import export_file
from app.audit.heads import Head, UnreadableHead, heads_that_left
from app.audit.models import AuditEntry, AuditValues
from app.audit.proof import Checked, UnreadableExport, check
from app.audit.verifying import verify
from app.core.cli import with_session
from app.core.db import session

cli = AppGroup("audit", help="The audit trail.")


@cli.command("verify")
@with_session
def verify_command() -> None:
    """Check the hash chain and the heads that left; names the first broken entry and exits with 1."""
    found = verify(_heads())
    if found.broken:
        number, reason = found.broken
        click.echo(f"broken at entry {number}: {reason}")
        sys.exit(1)
    click.echo(f"{found.entries} entries, unbroken; {found.heads} heads that left agree; head {found.head}")
    click.echo(f"values erased in {found.erased}, from where in {found.origins_erased}")


@cli.command("check-export")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_session
def check_export(file: Path) -> None:
    """Check an export by itself, then against this installation; exits with 1 when it was changed."""
    try:
        document = export_file.read(file)
        found = check(document)
    except UnreadableExport as error:
        _fail(f"not a whole export: {error}")
    if found.broken:
        _fail(f"changed: {found.broken}")
    click.echo(f"{found.entries} entries, unbroken up to the head of the export; values erased in {found.erased}")
    _compare_with_this_installation(found, export_file.digest_of(document))


def _compare_with_this_installation(found: Checked, digest: str) -> None:
    """The file is right in itself; is it of this chain, and was it made here?"""
    other = next((head for head in _heads() if found.digests.get(head.number, head.digest) != head.digest), None)
    if other:
        _fail(f"another chain: the head that left on {other.day} differs")
    if found.digests and not _stands_here(max(found.digests), found.digests):
        _fail("another chain: its head is not an entry of this installation")
    act = _act_of_export(digest)
    click.echo(f"made by entry {act}" if act else "no entry of this installation says that it was made here")


def _stands_here(number: int, digests: Mapping[int, str]) -> bool:
    return session.scalar(select(AuditEntry.digest).where(AuditEntry.number == number)) == digests[number]


def _act_of_export(digest: str) -> int | None:
    statement = select(AuditEntry.number).join(AuditValues).where(AuditEntry.action == "audit.exported")
    return session.scalar(statement.where(AuditValues.content["sha256"].as_string() == digest))


def _heads() -> list[Head]:
    try:
        return heads_that_left()
    except UnreadableHead as error:
        _fail(f"the head {error} cannot be read")


def _fail(words: str) -> NoReturn:
    click.echo(words)
    sys.exit(1)
