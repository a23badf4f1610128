"""Things about single firms in a procurement file, each made for a circle of people."""

from app.core.clock import now
from app.sourcing.candidates.services import write_note
from app.sourcing.models import LonglistEntry
from app.sourcing.queries import entries_of
from tests.factories.sourcing import make_file, make_listed_firm, make_longlist
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def firm_on_a_longlist(circle: Circle) -> Thing:
    entry = _entry(circle)
    return thing(file_id=entry.longlist.file_id, longlist_id=entry.longlist_id, entry_id=entry.id)


def exclusion(circle: Circle) -> Thing:
    entry = _entry(circle)
    note = write_note(entry, "In liquidation.", excludes=True, by=circle.buyer, at=now())
    return thing(file_id=note.file_id, note_id=note.id)


def _entry(circle: Circle) -> LonglistEntry:
    file = make_file(circle.buyer, municipality_code=circle.municipality_code)
    return entries_of(make_longlist(file, make_listed_firm()))[0]
