"""What texts for the public share: Markdown, pictures, labels, and a search of their own beside that for firms."""

from flask import Flask

from app.core import markdown
from app.core.i18n import lazy
from app.outbox.registry import add_loop
from app.texts import labelling, searching, sweeping, views


def register(app: Flask) -> None:
    app.jinja_env.filters["markdown"] = markdown.rendered
    app.register_blueprint(views.bp)
    labelling.register(app)
    searching.register(app)
    add_loop(
        app,
        "pictures of texts",
        sweeping.sweep,
        title=lazy("Sweeping up pictures that no text points at"),
        rest_seconds=sweeping.BETWEEN_ROUNDS,
    )
