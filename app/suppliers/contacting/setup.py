"""Put the contact form into the application."""

from typing import Any

from flask import Flask

from app.accounts.samples import somebody
from app.core import slots
from app.core.i18n import lazy
from app.core.privacy import Controller, Processing, declare
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.suppliers.contacting import letters, views
from app.suppliers.contacting.details import Message
from app.suppliers.contacting.policies import may_write
from app.suppliers.models import Supplier

MESSAGES = Processing(
    "messages",
    purpose=lazy("Pass messages on to firms, so that their addresses need not be shown"),
    controller=Controller.REGION,
    basis=lazy("Art. 6 (1) (b): whoever writes asks us to pass it on"),
    people=lazy("Everybody who writes to a firm through its page"),
    data=lazy("Name, e-mail address, organisation and the message"),
    recipients=lazy("The firm"),
    kept=lazy("Not: the words are removed as soon as the mail has gone. A mail that fails, as long as other mails."),
)


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    declare(app, MESSAGES)
    add_sample(app, letters.passed_on, _passed_on)
    slots.add(app, slots.SUPPLIER_PANELS, slots.Panel("contacting/_panel.html", _panel, order=20))


def _panel(supplier: Supplier) -> dict[str, Any] | None:
    return {"firm": supplier} if may_write(None, supplier) else None


def _passed_on() -> Letter:
    person = somebody()
    firm = Supplier(id=0, name="Hoveniersbedrijf De Heg", trade_name=None)
    words = "Wij zoeken iemand voor het onderhoud van vier plantsoenen.\nHebt u in maart tijd?"
    return letters.passed_on(firm, Message(person.name, person.email, "Gemeente Zeist", words))
