"""The logo and the photos of a firm: drawn anew from what was uploaded, and shown while the firm is public."""

from flask import Flask

from app.suppliers.images import views


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
