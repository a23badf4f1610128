"""`flask region`."""

import click
from flask.cli import AppGroup

from app.core.cli import with_session
from app.core.clock import today
from app.core.db import transaction
from app.organisations import services
from app.reference.queries import municipality

cli = AppGroup("region", help="The region of this installation.")


@cli.command("set-up")
@click.argument("name")
@click.option("--colour", default="#1f5f4f", show_default=True, help="Brand colour; the palette is made from it.")
@click.option("--municipality", "codes", multiple=True, help="Code of a municipality in the region (GM0355).")
@click.option("--association", "names", multiple=True, help="Name of an association in the region.")
@with_session
def set_up(name: str, colour: str, codes: tuple[str, ...], names: tuple[str, ...]) -> None:
    """Name the region and add municipalities and associations to it, from today on."""
    with transaction():
        services.set_up_region(name=name, colour=colour)
        for code in codes:
            if municipality(code) is None:
                raise click.ClickException(f"there is no municipality {code}")
            services.add_municipality(code, joined_on=today())
        for association in names:
            added = services.add_association(key=association.lower(), name=association, joined_on=today())
            click.echo(f"association {added.id}: {association}")
