"""Which firm belongs to which association, and who has an interest in which firm."""

from flask import Flask

from app.memberships import privacy


def register(app: Flask) -> None:
    """Pages and imports of member lists come with the association's own pages."""
    privacy.register(app)
