"""The letters about suspensions, of a firm that does not exist."""

from datetime import timedelta

from flask import Flask

from app.accounts.samples import somebody
from app.core.clock import now, today
from app.core.i18n import _
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.suppliers.renewal.samples import sample_firm
from app.suppliers.suspending import letters
from app.suppliers.suspending.models import Suspension, SuspensionReason


def _suspended() -> Letter:
    suspension = Suspension(
        since=now(),
        until=today() + timedelta(days=30),
        code=SuspensionReason.NO_PROOF,
        reason=_("The certificate on the profile is not in the register of the issuer. Send us a copy."),
    )
    suspension.supplier = sample_firm()
    return letters.suspended(suspension, somebody())


def register(app: Flask) -> None:
    add_sample(app, letters.suspended, _suspended)
    add_sample(app, letters.listed_again, lambda: letters.listed_again(sample_firm(), somebody()))
