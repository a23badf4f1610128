"""What to leave out of an export, and why a file is held."""

from functools import lru_cache
from typing import Any

from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import FieldList, Form, FormField, SelectChoice, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, Select

from app.core.i18n import lazy
from app.sourcing.archive.labels import GROUNDS
from app.sourcing.export.redaction import Redactions, SingleField
from app.sourcing.forms import without_nul
from app.sourcing.record import Secret

SINGLE_FIELDS = 5  # lines on the form
LONGEST_REASON = 500


class SharedOptions(Select):
    """Every line offers the same hundreds of fields, so each option is written once."""

    @classmethod
    def render_option(cls, choice: Any, **attributes: Any) -> Any:
        if choice.selected or attributes:
            return super().render_option(choice, **attributes)
        return _option(choice.value, str(choice.label))


@lru_cache(1_000)
def _option(value: str, label: str) -> Markup:
    return Markup('<option value="{}">{}</option>').format(value, label)


class SingleFieldForm(Form):
    """One line: an empty place means that it is not used."""

    place = SelectField(lazy("Field"), default="", widget=SharedOptions())
    ground = SelectField(
        lazy("Ground"),
        choices=[SelectChoice(each.value, text) for each, text in GROUNDS.items()],
        default=Secret.PERSON.value,
    )
    reason = TextAreaField(lazy("Reason"), [Length(max=LONGEST_REASON)], filters=[without_nul])

    def validate_reason(self, field: Any) -> None:
        if self.place.data and not field.data:
            raise ValidationError(lazy("Say why this field is left out."))


class RedactionForm(FlaskForm):
    grounds = SelectMultipleField(
        lazy("Leave out everything that is marked with"),
        choices=[SelectChoice(each.value, text) for each, text in GROUNDS.items()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    fields_left_out = FieldList(FormField(SingleFieldForm), min_entries=SINGLE_FIELDS, max_entries=SINGLE_FIELDS)

    def offer(self, places: list[tuple[str, str]]) -> None:
        choices = [SelectChoice("", lazy("Choose a field")), *(SelectChoice(place, words) for place, words in places)]
        for entry in self.fields_left_out:
            entry.form.place.choices = choices

    def validate_grounds(self, field: Any) -> None:
        if not field.data and not any(entry.form.place.data for entry in self.fields_left_out):
            raise ValidationError(lazy("Choose at least one ground or one field."))

    def to_redactions(self) -> Redactions:
        lines = [entry.form for entry in self.fields_left_out if entry.form.place.data]
        single = (SingleField(line.place.data, Secret(line.ground.data), line.reason.data) for line in lines)
        return Redactions(frozenset(map(Secret, self.grounds.data or ())), tuple(single))
