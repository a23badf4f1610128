"""The letters of renewal, about a firm that does not exist."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from flask import Flask

from app.accounts.models import User
from app.accounts.samples import somebody
from app.core.clock import today
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.suppliers.models import Supplier
from app.suppliers.renewal import letters
from app.suppliers.renewal.due import Due

DAYS = 28


def sample_firm() -> Supplier:
    return Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None)


def _about_profile(letter: Callable[[Supplier, User, date], Letter], days: int) -> Letter:
    return letter(sample_firm(), somebody(), today() + timedelta(days=days))


def _proofs_due() -> Letter:
    proofs = [
        Due("emas", "", today() + timedelta(days=DAYS), DAYS),
        Due("co2-prestatieladder", "3", today() - timedelta(days=DAYS), -DAYS),
    ]
    return letters.proofs_due(sample_firm(), somebody(), proofs, on=today())


def register(app: Flask) -> None:
    add_sample(app, letters.confirmation_due, partial(_about_profile, letters.confirmation_due, DAYS))
    add_sample(app, letters.last_day, partial(_about_profile, letters.last_day, 0))
    add_sample(app, letters.lapsed, partial(_about_profile, letters.lapsed, -DAYS))
    add_sample(app, letters.proofs_due, _proofs_due)
    add_sample(app, letters.ended_by_term, lambda: letters.ended_by_term(sample_firm(), somebody()))
