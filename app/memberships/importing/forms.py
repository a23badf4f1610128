"""The board's forms: the file, its columns, and what to do with its rows."""

from collections.abc import Mapping, Sequence

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, DateField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired

from app.core.i18n import _, lazy
from app.memberships.importing.columns import LABELS, Column


class UploadForm(FlaskForm):
    file = FileField(
        lazy("Member list"),
        description=lazy("A CSV or XLSX file with a row of headings, at most 20,000 rows."),
        validators=[FileRequired(lazy("Choose a file."))],
    )


class ColumnsForm(FlaskForm):
    """One list of columns for each field; see `columns_form`."""

    def columns(self) -> dict[Column, str]:
        chosen = {column: str(self[column.value].data or "") for column in Column}
        return {column: heading for column, heading in chosen.items() if heading}


def columns_form(headers: Sequence[str], proposed: Mapping[Column, str]) -> ColumnsForm:
    """A form for the columns of this file, filled with the proposal."""
    choices = [SelectChoice("", _("Not in the file")), *map(SelectChoice, headers)]

    class FormOfThisFile(ColumnsForm):
        pass

    for column in Column:
        setattr(FormOfThisFile, column.value, _column_field(column, choices))
    return FormOfThisFile(data={column.value: heading for column, heading in proposed.items()})


def _column_field(column: Column, choices: list[SelectChoice]) -> SelectField:
    if column is Column.NAME:
        needed = InputRequired(lazy("Say which column holds the name of the firm."))
        return SelectField(LABELS[column], choices=choices, default="", validators=[needed])
    return SelectField(LABELS[column], choices=choices, default="")


class InviteForm(FlaskForm):
    """The rows that are ticked come beside it, as `row`."""

    everybody = BooleanField(lazy("Everybody on this list who has had no mail yet"))
    vouches = BooleanField(
        lazy("We vouch for the relation: these firms are members of ours and know that we pass their address on."),
        [DataRequired(lazy("Without your word for the relation no mail can go."))],
    )


class EndMissingForm(FlaskForm):
    """The memberships that are ticked come beside it, as `membership`."""

    ends_on = DateField(lazy("Last day"), [DataRequired(lazy("Fill in the last day. Example: 31-12-2026"))])
