"""The letter to a firm that was noted as a member, for one that does not exist."""

from flask import Flask

from app.accounts.samples import somebody
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.memberships import letters
from app.organisations.models import Association
from app.suppliers.models import Supplier


def _noted() -> Letter:
    firm = Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None)
    return letters.noted(firm, Association(id=0, key="sample", name="Ondernemers Voorbeeld"), somebody())


def register(app: Flask) -> None:
    add_sample(app, letters.noted, _noted)
