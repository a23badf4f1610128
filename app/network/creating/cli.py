"""`flask region`."""

from typing import TextIO

import click
from flask.cli import AppGroup

from app.core.cli import with_session
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.network.creating.asking import ask_for_plan
from app.network.creating.nodes import WrongFile
from app.network.creating.reading import plan_in
from app.network.creating.services import create_region
from app.organisations.queries import the_region

region = AppGroup("region", help="The region of this installation.")


@region.command("create")
@click.option("--file", "file", type=click.File(encoding="utf-8"), help="A YAML file, see docs/region.example.yaml.")
@with_session
def create(file: TextIO | None) -> None:
    """Make the region with its municipalities and associations; asks for them when no file is given."""
    existing = the_region()
    if existing is not None:
        raise click.ClickException(f"there is a region already: {existing.name}. Change it on the site, under /beheer.")
    try:
        plan = plan_in(file.read(), today=today()) if file else ask_for_plan(today())
        with transaction():
            create_region(plan, at=now())
    except WrongFile as error:
        raise click.ClickException("nothing was made, for in the file\n" + "\n".join(error.problems)) from None
    except UnicodeDecodeError:
        raise click.ClickException("the file is no text in UTF-8") from None
    except DomainError as error:
        raise click.ClickException(str(error)) from None
    places, boards = len(plan.municipalities), len(plan.associations)
    click.echo(f"{plan.name}: municipalities {places}, associations {boards}")
