"""flask suppliers import."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from flask.cli import AppGroup

from app.core.cli import with_session
from app.core.clock import now
from app.core.db import session, transaction
from app.core.errors import DomainError
from app.core.settings import settings
from app.suppliers.importing import files, mapping, services
from app.suppliers.importing.limits import UnreadableFile
from app.suppliers.importing.lists import reference_lists
from app.suppliers.importing.models import ImportBatch
from app.suppliers.importing.problems import REASONS, Fault
from app.suppliers.importing.reading import open_table
from app.suppliers.importing.report import repair_file, repair_sheet
from app.suppliers.importing.running import import_rows, look_over
from app.suppliers.importing.sifting import Source
from app.suppliers.importing.tally import Tally
from app.suppliers.kinds import ProfileStatus

USUAL_BASIS = "GDPR art. 6(1)(f): helping public buyers to find firms"
_EXAMPLES_SHOWN = 10


suppliers = AppGroup("suppliers", help="Firms in the register.")


@suppliers.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--map", "columns", multiple=True, metavar="FIELD=COLUMN", help="Which column holds a field; repeatable.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--basis", default=USUAL_BASIS, show_default=True, help="Ground in law for keeping the data.")
@click.option("--source", default="", help="Where the file comes from.")
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), help="Where to write the refused rows.")
@click.option("--as", "imports_as", type=click.Choice(["unclaimed", "listed"]), default="unclaimed", show_default=True)
@with_session
def import_firms(
    file: Path,
    columns: Sequence[str],
    dry_run: bool,
    basis: str,
    source: str,
    errors: Path | None,
    imports_as: str,
) -> None:
    """Import firms from a CSV or XLSX FILE into unclaimed profiles.

    `--as listed` makes them findable, for measuring; production refuses it.
    """
    status = ProfileStatus(imports_as)
    if status is ProfileStatus.LISTED and settings().is_production:
        raise click.UsageError("--as listed is for measuring; in production nobody is listed unasked.")
    opened = _open(file, columns)
    tally = _look_over(opened, status)
    if errors and tally.actions["refused"]:
        errors.write_bytes(repair_file(repair_sheet(opened), errors.name))
    if not dry_run and tally.done > tally.actions["refused"]:
        tally = _import(opened, tally, basis=basis, source_text=source or file.name, imports_as=status)
    _report(tally, dry_run=dry_run)
    if tally.done == tally.actions["refused"]:
        sys.exit(1)


def _open(file: Path, columns: Sequence[str]) -> Source:
    try:
        headers = open_table(file, files.limits()).headers
        chosen = mapping.propose(headers) | _given(columns)
        mapping.demand_fit(chosen, headers)
    except DomainError as error:
        raise click.ClickException(str(error)) from None
    for target, column in chosen.items():
        click.echo(f"{target:22}<- {column}")
    return Source(file, chosen, reference_lists(), files.limits())


def _given(columns: Sequence[str]) -> dict[mapping.Target, str]:
    pairs = [each.partition("=") for each in columns]
    return {_target(name.strip()): column.strip() for name, _, column in pairs}


def _target(name: str) -> mapping.Target:
    if name not in list(mapping.Target):
        raise click.BadParameter(f"{name}: choose from {', '.join(mapping.Target)}", param_hint="--map")
    return mapping.Target(name)


def _look_over(source: Source, imports_as: ProfileStatus) -> Tally:
    try:
        return look_over(source, imports_as)
    except UnreadableFile as error:
        raise click.ClickException(str(error)) from None


def _import(source: Source, looked_over: Tally, *, basis: str, source_text: str, imports_as: ProfileStatus) -> Tally:
    with transaction():
        batch = services.open_batch(source.path.name, by=None, at=now())
        services.ask_for_check(batch, source.columns)
        services.keep_check(batch, looked_over)
        services.start(batch, basis=basis, source=source_text, imports_as=imports_as, by=None)
    batch_id = batch.id
    with click.progressbar(length=looked_over.done, label="Importing") as bar:
        import_rows(batch_id, source, progress=bar.update)
    return Tally.of(session.get_one(ImportBatch, batch_id))


def _report(tally: Tally, *, dry_run: bool) -> None:
    click.echo("Nothing was changed; this would happen:" if dry_run else "")
    for action, rows in tally.actions.items():
        click.echo(f"{action:12}{rows:>8}")
    for (fault, column, refused), rows in tally.faults.most_common():
        kind = "refused" if refused else "warning"
        click.echo(f"{kind:12}{rows:>8}  {column}: {REASONS[Fault(fault)]}")
    for problem in tally.examples[:_EXAMPLES_SHOWN]:
        click.echo(f"line {problem.line}, {problem.column}: {problem.value!r}: {problem.reason}")
