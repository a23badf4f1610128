"""A section that offers invented lines, in place of news and events."""

import pytest

from app.newsletters.sections import Line, Section, add_section
from app.organisations.bodies import REGION


@pytest.fixture
def withdrawn():
    """The numbers of lines of the section `sample` that can go out no more."""
    return set()


@pytest.fixture
def offered(app, withdrawn):
    """`offered` is a list: what is put into it, the section `sample` offers."""
    lines = []
    kept = dict(app.extensions.get("newsletter_sections", {}))
    app.extensions["newsletter_sections"] = {}
    sample = Section("sample", "Berichten", 1, lambda _since, _at: list(lines), lambda ids, _at: set(ids) - withdrawn)
    add_section(app, sample)
    yield lines
    app.extensions["newsletter_sections"] = kept


def line(number, body=REGION, *topics):
    return Line(number, f"Bericht {number}", "Wat er gebeurde.", f"/bericht/{number}", body, topics)
