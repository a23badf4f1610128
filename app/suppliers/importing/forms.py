"""The desk's forms: the file, its columns, and the ground for keeping what is in it."""

from collections.abc import Mapping, Sequence

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from app.core.i18n import _, lazy
from app.suppliers.importing.mapping import LABELS, Target


class UploadForm(FlaskForm):
    file = FileField(
        lazy("File with firms"),
        description=lazy("A CSV or XLSX file with a row of headings, at most 100,000 rows."),
        validators=[FileRequired(lazy("Choose a file."))],
    )


class StartForm(FlaskForm):
    basis = TextAreaField(
        lazy("Ground in law"),
        description=lazy("Why may the region keep these data? For example: legitimate interest, GDPR art. 6(1)(f)."),
        validators=[InputRequired(lazy("State the ground in law on which these data may be kept.")), Length(max=1000)],
    )
    source = StringField(
        lazy("Where do the data come from?"),
        description=lazy("The firms are told this. For example: the member list of an association."),
        validators=[InputRequired(lazy("State where the data come from.")), Length(max=200)],
    )


class ColumnsForm(FlaskForm):
    """One list of columns for each field; see `columns_form`."""

    def columns(self) -> dict[Target, str]:
        chosen = {target: str(self[target.value].data or "") for target in Target}
        return {target: column for target, column in chosen.items() if column}


def columns_form(headers: Sequence[str], proposed: Mapping[Target, str]) -> ColumnsForm:
    """A form for the columns of this file, filled with the proposal."""
    choices = [SelectChoice("", _("Not in the file")), *map(SelectChoice, headers)]

    class FormOfThisFile(ColumnsForm):
        pass

    for target in Target:
        setattr(FormOfThisFile, target.value, _column_field(target, choices))
    return FormOfThisFile(data={target.value: column for target, column in proposed.items()})


def _column_field(target: Target, choices: list[SelectChoice]) -> SelectField:
    if target is Target.NAME:
        needed = InputRequired(lazy("Say which column holds the name of the firm."))
        return SelectField(LABELS[target], choices=choices, default="", validators=[needed])
    return SelectField(LABELS[target], choices=choices, default="")
