"""A section that offers invented lines, in place of news and events."""

import pytest

from app.newsletters.sections import Line, Section, add_section
from app.organisations.bodies import REGION


@pytest.fixture
def offered(app):
    """`offered` is a list: what is put into it, the section `sample` offers."""
    lines = []
    kept = dict(app.extensions.get("newsletter_sections", {}))
    app.extensions["newsletter_sections"] = {}
    add_section(app, Section("sample", "Berichten", 1, lambda since, at: list(lines)))
    yield lines
    app.extensions["newsletter_sections"] = kept


def line(number, body=REGION, *topics):
    return Line(number, f"Bericht {number}", "Wat er gebeurde.", f"/bericht/{number}", body, topics)
