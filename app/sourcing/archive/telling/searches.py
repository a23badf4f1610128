"""Which searches were made: in words, and with all that decides their answer."""

import json

from app.core.i18n import lazy
from app.sourcing.models import FileSearch, ProcurementFile
from app.sourcing.queries import searches_of
from app.sourcing.record import Column, Secret, Section, Table, Value

COLUMNS = [
    Column("number", lazy("No.")),
    Column("at", lazy("When")),
    Column("by", lazy("Who"), Secret.PERSON),
    Column("words", lazy("Search in words")),
    Column("text", lazy("Words typed"), on_paper=False),
    Column("filters", lazy("Filters as JSON"), on_paper=False),
    Column("place", lazy("Distances from postcode"), on_paper=False),
    Column("page", lazy("Page")),
    Column("found", lazy("Firms found")),
    Column("relaxed", lazy("Any of the words was enough"), on_paper=False),
    Column("seed", lazy("Draw number for equals")),
    Column("index_position", lazy("State of the index")),
    Column("question", lazy("Question as JSON"), on_paper=False),
]


def tell(file: ProcurementFile) -> Section:
    """Oldest first; the number of a search is that of its row in the database, which the trail and longlists name."""
    rows = [_row(search) for search in reversed(searches_of(file))]
    return Section("searches", lazy("Searches in this file"), tables=[Table("all", lazy("Searches"), COLUMNS, rows)])


def _row(search: FileSearch) -> list[Value]:
    return [
        search.id,
        search.at,
        search.by.name,
        search.words,
        search.text,
        json.dumps(search.question["filters"], ensure_ascii=False, sort_keys=True),
        search.place,
        search.page,
        search.total,
        search.relaxed,
        search.seed,
        search.index_position,
        json.dumps(search.question, ensure_ascii=False, sort_keys=True),
    ]
