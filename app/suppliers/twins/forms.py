"""The form of a merge: whose value stays, field by field."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField
from wtforms.validators import DataRequired

from app.core.i18n import lazy
from app.suppliers.models import Supplier
from app.suppliers.registration.fields import choices
from app.suppliers.twins.fields import GOES, STAYS, MergedField, differing, only_of, proposed


class _Proposed:
    """One of the two is ticked already: it is neither to be filled in, nor to be left out."""

    field_flags = {"unmarked": True}

    def __call__(self, form: FlaskForm, field: RadioField) -> None:
        pass


class MergeForm(FlaskForm):
    """Each pair of firms has fields of its own, see `merge_form`."""

    understood = BooleanField(
        lazy("I understand that this cannot be undone."),
        [DataRequired(lazy("Confirm that you know this cannot be undone."))],
    )

    def __init__(self, stays: Supplier, goes: Supplier) -> None:
        super().__init__()
        self._only_goes = only_of(goes, stays)
        self.unasked = [field.label for field in (*only_of(stays, goes), *self._only_goes)]

    @property
    def taken(self) -> set[str]:
        """Keys of the fields of which the profile that goes gives the value."""
        chosen = {field.name for field in self if field.data == GOES}
        return chosen | {field.key for field in self._only_goes}

    @property
    def choices(self) -> list[RadioField]:
        return [field for field in self if isinstance(field, RadioField)]


def merge_form(stays: Supplier, goes: Supplier) -> MergeForm:
    radios = {field.key: _choice(field, stays, goes) for field in differing(stays, goes)}
    made: Any = type("MergeFormOfTwo", (MergeForm,), radios)
    form: MergeForm = made(stays, goes)
    return form


def _choice(field: MergedField, stays: Supplier, goes: Supplier) -> RadioField:
    offered = {STAYS: field.shown(stays) or "", GOES: field.shown(goes) or ""}
    return RadioField(field.label, [_Proposed()], choices=choices(offered), default=proposed(stays, goes))
