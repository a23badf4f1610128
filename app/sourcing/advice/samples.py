"""The letters about a deviation, for a file that does not exist."""

from collections.abc import Callable
from functools import partial

from flask import Flask

from app.accounts.models import User
from app.accounts.samples import somebody
from app.core.i18n import _
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.sourcing.advice import letters
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.policy.kinds import Procedure
from app.sourcing.roles.samples import sample_file


def register(app: Flask) -> None:
    for letter in (letters.deviation_asked, letters.deviation_agreed, letters.deviation_refused):
        add_sample(app, letter, partial(_written, letter))


def _written(letter: Callable[[ProcedureChoice, User], Letter]) -> Letter:
    choice = ProcedureChoice(
        id=0,
        file_id=0,
        file=sample_file(),
        advised=Procedure.MULTIPLE_PRIVATE_QUOTATION,
        chosen=Procedure.SINGLE_PRIVATE_QUOTATION,
        chosen_by=somebody(),
        refused_reason=_("More than one firm can do this work."),
    )
    return letter(choice, somebody())
