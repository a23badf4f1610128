"""For the record of a file: what was noted about its firms, and who came from outside the register."""

from app.core.i18n import lazy
from app.sourcing.candidates.queries import notes_in, outside_firms_in
from app.sourcing.models import ProcurementFile
from app.sourcing.queries import names_of
from app.sourcing.record import Column, ReadLater, Secret, Section, Table, Value
from app.suppliers.queries import names_of as names_of_firms

NOTE_COLUMNS = (
    Column("supplier_id", lazy("Number in the register")),
    Column("firm", lazy("Firm")),
    Column("excludes", lazy("Excluded from the file")),
    Column("text", lazy("Note"), Secret.OPINION),
    Column("written_at", lazy("Written")),
    Column("written_by", lazy("By"), Secret.PERSON),
    Column("taken_back_at", lazy("Taken back")),
    Column("taken_back_by", lazy("Taken back by"), Secret.PERSON),
)
OUTSIDE_COLUMNS = (
    Column("id", lazy("Number")),
    Column("name", lazy("Firm")),
    Column("country", lazy("Country")),
    Column("register_id", lazy("Number in the trade register")),
    Column("town", lazy("Town")),
    Column("email", lazy("Mail address"), Secret.PERSON),
    Column("reason", lazy("Why it was added")),
    Column("added_at", lazy("Added")),
    Column("added_by", lazy("By"), Secret.PERSON),
    Column("registered_as", lazy("Registered later under number")),
)


def tell(file: ProcurementFile) -> Section:
    tables = (
        Table("notes", lazy("Notes and exclusions"), NOTE_COLUMNS, ReadLater(lambda: _notes(file))),
        Table("outside_firms", lazy("Firms from outside the register"), OUTSIDE_COLUMNS, _outside(file)),
    )
    return Section("candidates", lazy("Notes about firms"), tables=tables)


def _notes(file: ProcurementFile) -> list[list[Value]]:
    notes = notes_in(file)
    people = names_of([person for note in notes for person in (note.written_by_id, note.taken_back_by_id)])
    firms = names_of_firms({note.supplier_id for note in notes if note.supplier_id is not None})
    return [
        [
            note.supplier_id,
            firms.get(note.supplier_id or 0, ""),
            note.excludes,
            note.text,
            note.written_at,
            people.get(note.written_by_id),
            note.taken_back_at,
            people.get(note.taken_back_by_id or 0),
        ]
        for note in notes
    ]


def _outside(file: ProcurementFile) -> list[list[Value]]:
    return [
        [
            firm.id,
            firm.name,
            firm.country,
            firm.register_id,
            firm.town,
            firm.email,
            firm.reason,
            firm.added_at,
            firm.added_by.name,
            firm.supplier_id,
        ]
        for firm in outside_firms_in(file)
    ]
