"""Lists of small forms in a form: rows that somebody adds and takes out, with script or by a visit to the server."""

from collections.abc import Mapping
from typing import Any

from wtforms import FieldList, Form, FormField

from app.core.i18n import Text


class RowForm(Form):
    """One row. Left empty, it is no row, and nothing in it is missing."""

    @property
    def is_empty(self) -> bool:
        return not any(field.data or "".join(field.raw_data or ()).strip() for field in self)

    def validate(self, extra_validators: Any = None) -> bool:
        return self.is_empty or bool(super().validate(extra_validators))


class Rows(FieldList):
    """At most `most` rows. Buttons `add-<name>` and `remove-<name>` change them, see `changes`."""

    def __init__(self, row: type[RowForm], label: Text, *, most: int, **options: Any) -> None:
        super().__init__(FormField(row), label, max_entries=most, **options)

    @property
    def filled(self) -> list[Any]:
        """The forms of the rows that hold something."""
        return [entry.form for entry in self.entries if not entry.form.is_empty]

    @property
    def is_full(self) -> bool:
        return self.max_entries is not None and len(self.entries) >= self.max_entries

    def changes(self, pressed: Mapping[str, str]) -> bool:
        """Add or take out a row if that button was pressed; says whether it was. The others keep their names."""
        taken_out = pressed.get(f"remove-{self.name}")
        if taken_out is not None:
            self.entries[:] = [entry for entry in self.entries if entry.name != taken_out]
        is_added = f"add-{self.name}" in pressed
        if is_added and not self.is_full:
            self.append_entry()
        return is_added or taken_out is not None
