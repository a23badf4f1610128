"""The mail about authority, about a firm that does not exist."""

from flask import Flask

from app.accounts.samples import somebody
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.suppliers.authority import letters
from app.suppliers.models import Supplier


def _confirm_address() -> Letter:
    firm = Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None)
    return letters.confirm_address(firm, somebody(), "info@deheg.example")


def register(app: Flask) -> None:
    add_sample(app, letters.confirm_address, _confirm_address)
