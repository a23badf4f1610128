"""`flask texts rebuild`."""

import click
from flask.cli import AppGroup

from app.core.cli import with_session
from app.core.db import transaction
from app.texts import finding
from app.texts.kinds import kinds

texts = AppGroup("texts", help="Texts for the public.")


@texts.command("rebuild")
@with_session
def rebuild() -> None:
    """File all texts that everybody may read anew: after the rules of the words have changed."""
    with transaction():
        finding.remove_all()
        counted = {kind.key: kind.file_all() for kind in kinds().values() if kind.file_all is not None}
    for key, number in counted.items():
        click.echo(f"{key}: {number}")
