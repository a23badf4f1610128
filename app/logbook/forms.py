"""What to look for in the trail."""

from datetime import date
from typing import Any

from wtforms import DateField, Field, Form, SelectChoice, SelectField, StringField
from wtforms.validators import Length, Optional, ValidationError

from app.audit.naming import acts, kinds
from app.core.i18n import lazy
from app.logbook.queries import Filter

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)


class Unmarked:
    """That a part of a filter may stay empty is so plain that it is not said."""

    field_flags = {"unmarked": True}

    def __call__(self, form: Form, field: Field) -> None:
        """Nothing is wrong with any value."""


class Short(Length):
    def __init__(self) -> None:
        super().__init__(max=200, message=lazy("Keep this within %(n)s characters.", n=200))


def _typed(text: str | None) -> str:
    """What somebody can have typed: PostgreSQL keeps neither NUL nor halves of characters."""
    return "".join(filter(str.isprintable, text or "")).strip()


class Day(DateField):
    """A day as the browser's date field sends it."""

    data: Any = None  # a date when one was filled in

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(lazy("Fill in a day, such as 2026-03-16.")) from None

    def pre_validate(self, form: Form) -> None:
        if self.data and not FIRST_DAY <= self.data <= LAST_DAY:
            self.data = None
            raise ValidationError(lazy("Fill in a day, such as 2026-03-16."))


class FilterForm(Form):
    """Comes as a query, so that an address can be kept; names in it are Dutch words."""

    handeling = SelectField(lazy("Act"), [Optional(), Unmarked()])
    persoon = StringField(
        lazy("Person"),
        [Optional(), Unmarked(), Short()],
        filters=[_typed],
        description=lazy("Name, e-mail address or number."),
    )
    soort = SelectField(lazy("What it was done on"), [Optional(), Unmarked()])
    nummer = StringField(
        lazy("Its number"),
        [Optional(), Unmarked(), Short()],
        filters=[_typed],
        description=lazy("As in the address of its page."),
    )
    vanaf = Day(lazy("From"), [Optional(), Unmarked()])
    tot = Day(lazy("Up to and including"), [Optional(), Unmarked()])

    def offer(self) -> None:
        """The acts and kinds that are known, in the reader's order."""
        self.handeling.choices = _choices(lazy("All acts"), {action: str(name) for action, name in acts().items()})
        self.soort.choices = _choices(lazy("Everything"), {table: str(kind.name) for table, kind in kinds().items()})

    def asked(self) -> Filter:
        """Parts with an error are left out."""
        values = {field.name: field.data for field in self if not field.errors and field.data}
        return Filter(
            action=values.get("handeling", ""),
            person=values.get("persoon", ""),
            kind=values.get("soort", ""),
            object_id=values.get("nummer", ""),
            since=values.get("vanaf"),
            until=values.get("tot"),
        )

    def parameters(self) -> dict[str, str]:
        """The query that asks the same."""
        return {field.name: str(field.data) for field in self if not field.errors and field.data}


def _choices(everything: object, names: dict[str, str]) -> list[SelectChoice]:
    ordered = sorted(names.items(), key=lambda pair: pair[1].lower())
    return [SelectChoice("", str(everything)), *(SelectChoice(value, name) for value, name in ordered)]
