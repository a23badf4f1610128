"""The refused rows as a file to repair: the columns of the original, and behind them why.

The repaired file can be given again as it is: the column of reasons is known to nobody, and rows that were
imported before change nothing.
"""

from collections.abc import Iterable, Iterator

from app.core.i18n import _
from app.core.sheets import Cell, Sheet, write_csv, write_xlsx
from app.suppliers.importing.checking import RefusedRow
from app.suppliers.importing.reading import open_table
from app.suppliers.importing.sifting import Source, chunks, judge, sift
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier


def refused_rows(source: Source) -> Iterator[RefusedRow]:
    for chunk in chunks(sift(source)):
        yield from judge(chunk, source.columns, ProfileStatus.UNCLAIMED).refused


def repair_sheet(source: Source) -> Sheet:
    header = [*open_table(source.path, source.limits).headers, _("line"), _("reason")]
    rows: Iterator[list[Cell]] = ([*row.cells, row.line, _reasons(row)] for row in refused_rows(source))
    return Sheet(_("To repair"), header, rows)


def repair_file(sheet: Sheet, name: str) -> bytes:
    """XLSX when the name ends so, else CSV."""
    return write_xlsx([sheet]) if name.lower().endswith(".xlsx") else write_csv(sheet)


def _reasons(row: RefusedRow) -> str:
    """One sentence a problem, behind the name of its column."""
    return " ".join(f"{problem.column}: {problem.reason}".removeprefix(": ") for problem in row.problems)


def sheet_to_tell(suppliers: Iterable[Supplier]) -> Sheet:
    """Who must be told that they are in the register (GDPR art. 14)."""
    header = [_("Name"), _("Trade name"), _("Contact person"), _("E-mail address"), _("Street"), _("House number")]
    header += [_("Postcode"), _("Town"), _("Country")]
    rows = (
        [
            *(supplier.name, supplier.trade_name, supplier.contact_name, supplier.email),
            *(supplier.street, supplier.house_number, supplier.postcode, supplier.town, supplier.country),
        ]
        for supplier in suppliers
    )
    return Sheet(_("To tell"), header, rows)
