"""What forms on things with a version share."""

from flask_wtf import FlaskForm
from wtforms import HiddenField


class SeenForm(FlaskForm):
    """Carries the version that somebody saw when they began to write."""

    version = HiddenField()

    @property
    def seen_version(self) -> int:
        """0 for what is no number."""
        text = str(self.version.data)
        return int(text) if text.isascii() and text.isdecimal() else 0
