"""The letters about work accounts, to somebody who does not exist."""

from flask import Flask

from app.accounts.samples import somebody
from app.mail.samples import add_sample
from app.sso import letters

MUNICIPALITY = "Zeist"


def register(app: Flask) -> None:
    add_sample(app, letters.account_linked, lambda: letters.account_linked(somebody(), MUNICIPALITY))
    add_sample(app, letters.account_made, lambda: letters.account_made(somebody(), MUNICIPALITY))
