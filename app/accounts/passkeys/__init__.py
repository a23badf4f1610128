"""Passkeys: signing in with a device that the person holds, by itself or as the second step."""

from flask import Flask

from app.accounts.factors import Factor, add_factor
from app.accounts.passkeys import handlers, labels, letters, panels, policies, privacy, views
from app.accounts.passkeys.messages import PasskeyAdded, PasskeyRemoved
from app.accounts.passkeys.models import Passkey
from app.accounts.passkeys.queries import has_passkey
from app.accounts.policies import is_signed_in
from app.accounts.samples import somebody
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.core.privacy import PersonalData, declare
from app.mail.samples import add_sample
from app.outbox.registry import add_handler

LABEL = lazy("Passkeys")
TEXT = lazy("Sign in with your phone, your computer or a security key: safer than a password, and nothing to remember.")


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    add_factor(app, Factor(policies.KEY, "passkeys.add", has_passkey, privacy.erase, label=LABEL, text=TEXT))
    add_handler(app, PasskeyAdded, handlers.tell_added)
    add_handler(app, PasskeyRemoved, handlers.tell_removed)
    slots.add(app, slots.ACCOUNT, slots.Link("passkeys.overview", LABEL, is_signed_in, order=30, text=TEXT))
    slots.add(app, slots.SIGN_IN, slots.Panel("passkeys/_sign_in.html", panels.sign_in, order=10))
    slots.add(app, slots.SECOND_STEP, slots.Panel("passkeys/_second_step.html", panels.second_step, order=20))
    declare(app, PersonalData("passkeys", LABEL, privacy.collect, privacy.erase, entry="account"))
    name_acts(app, labels.ACTS)
    name_kind(app, Passkey, Kind(labels.KIND))
    add_sample(app, letters.passkey_added, lambda: letters.passkey_added(somebody(), "Telefoon"))
    add_sample(app, letters.passkey_removed, lambda: letters.passkey_removed(somebody(), "Telefoon"))
