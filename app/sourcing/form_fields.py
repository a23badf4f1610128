"""Fields of the procurement file's form."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from wtforms import SelectChoice, SelectMultipleField, StringField

from app.core.i18n import _

_AMOUNT = re.compile(r"(?P<euros>[0-9]{1,12}|[0-9]{1,3}(?:[.,  ][0-9]{3}){1,3})(?:[.,](?P<cents>[0-9]{1,2}|-))?")


class AmountField(StringField):
    """Euros as people write them in Dutch or English: `45000`, `€ 45.000,50`, `45,000.50`, `45.000,-`."""

    data: Any = None  # a Decimal when something was filled in

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:.2f}".replace(".", ",").removesuffix(",00")

    def process_formdata(self, valuelist: Iterable[str]) -> None:
        text = "".join(valuelist).replace("€", "").strip()
        self.data = None
        if not text:
            return
        amount = _AMOUNT.fullmatch(text)
        if amount is None:
            raise ValueError(_("Fill in an amount in euros, such as 45.000 or 45000,50."))
        cents = (amount["cents"] or "0").replace("-", "0")
        self.data = Decimal(re.sub(r"[^0-9]", "", amount["euros"])) + Decimal(cents.ljust(2, "0")) / 100


class PickedField(SelectMultipleField):
    """What was picked from a list too long to offer: `choices` holds only what is chosen."""

    data: Any = None  # the values, a list

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, choices=[], validate_choice=False, **options)

    def offer(self, labels: dict[str, str]) -> None:
        """Show what is chosen with its label; a value without one is dropped."""
        self.data = [value for value in dict.fromkeys(self.data or ()) if value in labels]
        self.choices = [SelectChoice(value, labels[value]) for value in self.data]
