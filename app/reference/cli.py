"""flask reference: load the lists, and say what is loaded. flask cpv suggest: CPV codes for plain words."""

import json
import sys
from collections.abc import Iterable, Iterator

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy.exc import SQLAlchemyError

from app.core.cli import with_session
from app.core.clock import now
from app.core.db import database_of, transaction
from app.reference import queries, services, trade_words
from app.reference.cpv_suggest import classify, suggest
from app.reference.files import checksum

reference = AppGroup("reference", help="Municipalities, postcodes, CPV codes and certificates.")
cpv = AppGroup("cpv", help="CPV codes for plain words.")

BYTE_ORDER_MARK = "\ufeff"


@reference.command("load")
@with_session
def load() -> None:
    """Bring the tables in line with the data files; does nothing when they are."""
    with transaction():
        counts = services.load(at=now())
    if not counts:
        click.echo("Reference data: nothing changed.")
    for table, rows in counts.items():
        click.echo(f"{table}: {rows} rows")


@reference.command("status")
@with_session
def status() -> None:
    """Say when the tables were loaded and whether the data files have changed since."""
    loaded = queries.release()
    if loaded is None:
        click.echo("Reference data: not loaded.")
        return
    state = "up to date" if loaded.checksum == checksum() else "older than the data files"
    click.echo(f"Reference data: loaded {loaded.loaded_at:%Y-%m-%d %H:%M} UTC, {state}.")


@cpv.command("suggest")
@click.argument("words", nargs=-1)
@click.option("--batch", is_flag=True, help="Read titles from standard input, one a line; write a JSON object a line.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Most codes for one question.")
@click.option("--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Of the labels.")
@with_appcontext
def suggest_command(words: tuple[str, ...], batch: bool, limit: int, language: str) -> None:
    """Print the codes that fit WORDS best. With --batch, those that notices with the titles read may have."""
    if bool(words) == batch:
        raise click.UsageError("Give words, or --batch and a title on each line of standard input.")
    _read_words_of_desk()
    if batch:
        _answer_lines(sys.stdin.buffer, limit)
    else:
        _answer(" ".join(words), limit, language)


def _read_words_of_desk() -> None:
    """The shipped words are enough where there is no database yet."""
    try:
        with database_of(current_app).scope():
            trade_words.current()
    except SQLAlchemyError:
        click.echo("The words of the desk cannot be read; answering with the shipped words.", err=True)


def _answer(text: str, limit: int, language: str) -> None:
    found = suggest(text, limit, language)
    if not found:
        click.echo("No code found: none of these words is known.")
    for each in found:
        click.echo(f"{each.code}  {each.label}")


def _answer_lines(lines: Iterable[bytes], limit: int) -> None:
    for query in _queries(lines):
        answer = {"query": query, "codes": classify(query, limit)}
        click.echo(json.dumps(answer))


def _queries(lines: Iterable[bytes]) -> Iterator[str]:
    """Bytes that are no UTF-8 are replaced: one odd line must not cost the others their answer."""
    for number, line in enumerate(lines):
        query = line.rstrip(b"\r\n").decode(errors="replace")
        yield query if number else query.removeprefix(BYTE_ORDER_MARK)
