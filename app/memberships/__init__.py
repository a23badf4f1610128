"""Which firm belongs to which association, and who has an interest in which firm."""

from flask import Flask

from app.audit.naming import name_acts
from app.memberships.labels import ACTS


def register(app: Flask) -> None:
    """Pages and imports of member lists come with the association's own pages."""
    name_acts(app, ACTS)
