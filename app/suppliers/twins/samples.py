"""The letter about a firm that does not exist."""

from flask import Flask

from app.accounts.samples import somebody
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.suppliers.models import Supplier
from app.suppliers.twins.letters import merged


def _merged() -> Letter:
    return merged(Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None), somebody())


def register(app: Flask) -> None:
    add_sample(app, merged, _merged)
