"""What browsers mend silently in a page, and then show otherwise than it was written."""

import re

from tests.rules.project import ROOT

PARAGRAPH = re.compile(r"<p[ >](?:(?!</p>).)*</p>", re.DOTALL)
FORM = re.compile(r"<form|ui\.(post_button|confirm|form)\(")


def test_no_form_stands_in_a_paragraph():
    """A browser ends the paragraph before the form, and leaves an empty one behind it."""
    found = {
        str(file.relative_to(ROOT)): paragraph
        for file in (ROOT / "app").rglob("*.html")
        for paragraph in PARAGRAPH.findall(file.read_text(encoding="utf-8"))
        if FORM.search(paragraph)
    }
    assert found == {}
