"""flask sourcing simulate."""

from pathlib import Path

import click
from flask.cli import AppGroup

from app.sourcing.policy.kinds import SelectionMethod
from app.sourcing.rotation.simulation import Spread, simulate
from app.sourcing.rotation.simulation_page import chart, table

sourcing = AppGroup("sourcing", help="Procurement files.")


@sourcing.command("simulate")
@click.option("--years", default=5, show_default=True, type=click.IntRange(1, 20), help="How long the world runs.")
@click.option("--seed", default=1, show_default=True, help="Another number makes another world.")
@click.option("--chart", "chart_file", type=click.Path(dir_okay=False, path_type=Path), help="Where to write an SVG.")
def simulate_methods(years: int, seed: int, chart_file: Path | None) -> None:
    """Print how evenly each selection method spreads invitations in an invented region."""
    spreads: list[Spread] = [simulate(method, years=years, seed=seed) for method in SelectionMethod]
    click.echo(table(spreads))
    if chart_file is not None:
        chart_file.write_text(chart(spreads))
