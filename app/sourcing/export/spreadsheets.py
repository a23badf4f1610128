"""The file as workbooks: a tab with all facts, and a tab for each table."""

from collections.abc import Iterator

from app.core.i18n import _
from app.core.opendocument import write_ods
from app.core.sheets import Cell, Sheet, write_xlsx
from app.sourcing.export.document import Document
from app.sourcing.export.words import as_cell
from app.sourcing.record import Table

LONGEST_TITLE = 31  # of a tab, in XLSX


def write_spreadsheet(document: Document) -> bytes:
    return write_xlsx(list(_sheets(document)))


def write_opendocument(document: Document) -> bytes:
    return write_ods(list(_sheets(document)))


def _sheets(document: Document) -> Iterator[Sheet]:
    yield Sheet(_("Procurement file"), [_("Chapter"), _("What"), _("Value")], _facts(document))
    taken = {_("Procurement file").lower()}
    for section in document.all_sections:
        for table in section.tables:
            yield Sheet(_own_title(str(table.title), taken), _header(table, document), _rows(table, document))


def _own_title(title: str, taken: set[str]) -> str:
    """Two tabs cannot have one name; capitals make no difference."""
    short, number = title[:LONGEST_TITLE], 2
    while short.lower() in taken:
        short, number = f"{title[: LONGEST_TITLE - 5]} {number}", number + 1
    taken.add(short.lower())
    return short


def _facts(document: Document) -> Iterator[list[Cell]]:
    for section in document.all_sections:
        for fact in section.facts:
            yield [str(section.title), str(fact.label), as_cell(fact.value)]


def _header(table: Table, document: Document) -> list[str]:
    """Of a demonstration each row says so: rows are what people copy."""
    return [*(str(column.label) for column in table.columns), *([_("Demonstration")] if document.demo_mark else [])]


def _rows(table: Table, document: Document) -> Iterator[list[Cell]]:
    mark = [document.demo_mark] if document.demo_mark else []
    for row in table.rows:
        yield [*(as_cell(value) for value in row), *mark]
