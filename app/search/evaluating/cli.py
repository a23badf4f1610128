"""`flask search evaluate`."""

import json
import time

import click
from flask import current_app

from app.core.cli import with_session
from app.reference import cpv_relevance
from app.search.evaluating.collection import judged_firms
from app.search.evaluating.judgements import judged_queries
from app.search.evaluating.measuring import results
from app.search.evaluating.report import Report, as_text, as_values


@click.command("evaluate")
@click.option("--json", "as_json", is_flag=True, help="Print values for a program.")
@with_session
def evaluate(as_json: bool) -> None:
    """Print how well search finds what buyers mean, on the judged list."""
    report = measure()
    click.echo(json.dumps(as_values(report), ensure_ascii=False, indent=2) if as_json else as_text(report))


def measure() -> Report:
    if "judged firms" not in current_app.extensions:
        raise click.ClickException("the firms that the list judges belong to the demonstration, which is left out")
    started = time.monotonic()
    with judged_firms() as firms:
        ours = results(judged_queries(), firms.found_by_page)
        literal = results(judged_queries(), firms.found_literally)
        return Report(len(firms.names), ours, literal, firms.names, _cpv_figures(), time.monotonic() - started)


def _cpv_figures() -> dict[str, float]:
    found = cpv_relevance.measure(cpv_relevance.development_notices())
    return {"right division": found.division, "right group": found.group}
