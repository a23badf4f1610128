"""The letters after a spot check, about a firm that does not exist."""

from collections.abc import Callable
from functools import partial

from flask import Flask

from app.accounts.models import User
from app.accounts.samples import somebody
from app.core.i18n import _
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.suppliers.renewal.samples import sample_firm
from app.suppliers.spot_checks import letters
from app.suppliers.spot_checks.models import SpotCheck


def _written(letter: Callable[[SpotCheck, User], Letter]) -> Letter:
    check = SpotCheck(supplier_id=0, note=_("We cannot find the certificate in the register of the issuer."))
    check.supplier = sample_firm()
    return letter(check, somebody())


def register(app: Flask) -> None:
    for letter in (letters.proof_asked, letters.badge_revoked):
        add_sample(app, letter, partial(_written, letter))
