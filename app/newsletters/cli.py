"""`flask newsletters bounces`."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup

from app.core.cli import with_session
from app.core.clock import now
from app.core.db import transaction
from app.newsletters.sending.notifications import LARGEST, Reading, read

cli = AppGroup("newsletters", help="Newsletters.")


@cli.command("bounces")
@click.argument("maildir", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@with_session
def bounces(maildir: Path | None) -> None:
    """Read mails that came back: one from standard input, or all new ones of a MAILDIR, which become seen."""
    counts = Counter(_read_folder(maildir) if maildir else [_read_one(sys.stdin.buffer.read(LARGEST))])
    click.echo(", ".join(f"{counts[each]} {each.value}" for each in Reading))


def _read_one(raw: bytes) -> Reading:
    with transaction():
        return read(raw, at=now())


def _read_folder(maildir: Path) -> Iterator[Reading]:
    """Each is moved once it is noted: reading again after a kill counts nothing twice."""
    (maildir / "cur").mkdir(exist_ok=True)
    for path in sorted((maildir / "new").glob("*")):
        with path.open("rb") as file:
            yield _read_one(file.read(LARGEST))
        path.rename(maildir / "cur" / f"{path.name.split(':')[0]}:2,S")
