"""Which firm belongs to which association, and who has an interest in which firm."""

from flask import Flask

from app.accounts.policies import is_signed_in
from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.memberships import interest_privacy, joining, privacy, views
from app.memberships.labels import ACTS
from app.suppliers.twins.joining import when_merged


def register(app: Flask) -> None:
    """Pages and imports of member lists come with the association's own pages."""
    name_acts(app, ACTS)
    app.register_blueprint(views.bp)
    interest_privacy.register(app)
    text = lazy("Firms that you own or work for. Somebody else decides about them.")
    slots.add(app, slots.ACCOUNT, slots.Link("interests.interests", lazy("My interests"), is_signed_in, 40, text))
    privacy.register(app)
    when_merged(app, joining.join)
