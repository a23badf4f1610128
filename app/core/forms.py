"""What forms of several features share."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectMultipleField, StringField
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.i18n import Text

LONGEST_VERSION = 9  # digits


def tidied(text: str | None) -> str:
    """Filter: one line, with one space between words."""
    return " ".join((text or "").split())


class CheckboxesField(SelectMultipleField):
    """A group of checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class MoneyField(StringField):
    """Euros and cents as people write them.

    `written` has two groups: `euros`, digits with perhaps signs between them, and `cents`, digits or a dash.
    """

    data: Any = None  # a Decimal when something was filled in
    written: re.Pattern[str]
    refusal: Text  # what to write instead

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:.2f}".replace(".", ",").removesuffix(",00")

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        text = "".join(valuelist).replace("€", "").strip()
        self.data = None
        if not text:
            return
        amount = self.written.fullmatch(text)
        if amount is None:
            raise ValueError(str(self.refusal))
        cents = (amount["cents"] or "0").replace("-", "0")
        self.data = Decimal(re.sub(r"[^0-9]", "", amount["euros"])) + Decimal(cents.ljust(2, "0")) / 100


class SeenForm(FlaskForm):
    """Carries the version that somebody saw when they began to write."""

    version = HiddenField()

    @property
    def seen_version(self) -> int:
        """0 for what is no number of a version."""
        text = str(self.version.data)
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_VERSION else 0
