"""What texts for the public share: Markdown, pictures, labels, and a search of their own beside that for firms."""

from flask import Flask

from app.core import markdown
from app.texts import models  # noqa: F401 - the tables


def register(app: Flask) -> None:
    app.jinja_env.filters["markdown"] = markdown.rendered
