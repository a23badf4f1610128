"""Single sign-on: people of a municipality come in with their work account (OpenID Connect)."""

from flask import Flask

from app.accounts.farewell import add_farewell
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.core.privacy import declare
from app.core.resealing import add_sealed
from app.outbox.registry import add_handler
from app.sso import handlers, leaving, policies, privacy, samples, services, views
from app.sso.labels import ACTS
from app.sso.managing import views as managing_views
from app.sso.messages import AccountLinked, AccountMade
from app.sso.models import ExternalIdentity, IdentityProvider


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    name_kind(app, IdentityProvider, Kind(lazy("Sign-in of an organisation")))
    name_kind(app, ExternalIdentity, Kind(lazy("Work account")))
    app.register_blueprint(managing_views.bp)
    samples.register(app)
    add_farewell(app, leaving.farewell)
    add_sealed(app, services.PURPOSE, IdentityProvider.locked_secret)
    add_handler(app, AccountLinked, handlers.tell_linked)
    add_handler(app, AccountMade, handlers.tell_made)
    for declaration in (privacy.PROCESSING, privacy.PERSONAL_DATA, privacy.RETENTION):
        declare(app, declaration)
    slots.add(app, slots.SIGN_IN, slots.Panel("sso/_sign_in.html", views.sign_in_panel, order=30))
    slots.add(
        app,
        slots.ADMINISTRATION,
        slots.Link(
            "sso_managing.providers",
            lazy("Sign-in of municipalities"),
            policies.may_manage,
            order=40,
            text=lazy("Let people of a municipality come in with their work account."),
        ),
    )
