"""The letters about roles, for a file that does not exist."""

from collections.abc import Callable
from functools import partial

from flask import Flask

from app.accounts.models import User
from app.accounts.samples import somebody
from app.core.i18n import _
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.sourcing.models import ProcurementFile
from app.sourcing.roles import letters
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.labels import KINDS


def sample_file() -> ProcurementFile:
    """Of no municipality, in no database."""
    return ProcurementFile(id=0, year=2026, serial=7, subject=_("Maintenance of sports fields"))


def register(app: Flask) -> None:
    role_name = KINDS[FileRoleKind.ASSESSOR]
    add_sample(app, letters.role_given, lambda: letters.role_given(sample_file(), somebody(), role_name))
    for letter in (letters.owner_named, letters.owner_missing, letters.declaration_asked):
        add_sample(app, letter, partial(_written, letter))


def _written(letter: Callable[[ProcurementFile, User], Letter]) -> Letter:
    return letter(sample_file(), somebody())
