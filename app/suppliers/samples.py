"""The letter about a firm that does not exist."""

from flask import Flask

from app.accounts.samples import somebody
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.suppliers.letters import handed_over
from app.suppliers.models import Supplier


def _handed_over() -> Letter:
    return handed_over(Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None), somebody())


def register(app: Flask) -> None:
    add_sample(app, handed_over, _handed_over)
