"""Fields of the procurement file's form."""

import re
from typing import Any

from wtforms import SelectChoice, SelectMultipleField

from app.core.forms import MoneyField
from app.core.i18n import lazy


class AmountField(MoneyField):
    """Euros as people write them in Dutch or English: `45000`, `€ 45.000,50`, `45,000.50`, `45.000,-`."""

    written = re.compile(r"(?P<euros>[0-9]{1,12}|[0-9]{1,3}(?:[.,  ][0-9]{3}){1,3})(?:[.,](?P<cents>[0-9]{1,2}|-))?")
    refusal = lazy("Fill in an amount in euros, such as 45.000 or 45000,50.")


class PickedField(SelectMultipleField):
    """What was picked from a list too long to offer: `choices` holds only what is chosen."""

    data: Any = None  # the values, a list

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, choices=[], validate_choice=False, **options)

    def offer(self, labels: dict[str, str]) -> None:
        """Show what is chosen with its label; a value without one is dropped."""
        self.data = [value for value in dict.fromkeys(self.data or ()) if value in labels]
        self.choices = [SelectChoice(value, labels[value]) for value in self.data]
