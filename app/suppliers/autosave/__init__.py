"""What somebody typed in a step and did not save, kept until they come back."""

from flask import Flask

from app.suppliers.autosave import privacy, views


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    privacy.register(app)
