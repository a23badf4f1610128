"""The form of a merge: whose value stays, field by field."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField
from wtforms.validators import DataRequired

from app.core.i18n import lazy
from app.suppliers.models import Supplier
from app.suppliers.registration.fields import choices
from app.suppliers.twins.fields import GOES, STAYS, MergedField, differing, proposed


class MergeForm(FlaskForm):
    """Each pair of firms has fields of its own, see `merge_form`."""

    understood = BooleanField(
        lazy("I understand that this cannot be undone."),
        [DataRequired(lazy("Confirm that you know this cannot be undone."))],
    )

    @property
    def taken(self) -> set[str]:
        """Keys of the fields of which the profile that goes gives the value."""
        return {field.name for field in self if field.data == GOES}

    @property
    def choices(self) -> list[RadioField]:
        return [field for field in self if isinstance(field, RadioField)]


def merge_form(stays: Supplier, goes: Supplier) -> MergeForm:
    radios = {field.key: _choice(field, stays, goes) for field in differing(stays, goes)}
    made: Any = type("MergeFormOfTwo", (MergeForm,), radios)
    form: MergeForm = made()
    return form


def _choice(field: MergedField, stays: Supplier, goes: Supplier) -> RadioField:
    empty = lazy("(empty)")
    offered = {STAYS: field.shown(stays) or empty, GOES: field.shown(goes) or empty}
    return RadioField(field.label, choices=choices(offered), default=proposed(field, stays, goes))
