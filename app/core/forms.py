"""What forms of several features share."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

LONGEST_VERSION = 9  # digits


def tidied(text: str | None) -> str:
    """Filter: one line, with one space between words."""
    return " ".join((text or "").split())


class CheckboxesField(SelectMultipleField):
    """A group of checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class SeenForm(FlaskForm):
    """Carries the version that somebody saw when they began to write."""

    version = HiddenField()

    @property
    def seen_version(self) -> int:
        """0 for what is no number of a version."""
        text = str(self.version.data)
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_VERSION else 0
