"""Files of firms, and imports of them."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from app.core.clock import now
from app.core.db import session, transaction
from app.suppliers.importing import services
from app.suppliers.importing.limits import Limits
from app.suppliers.importing.lists import reference_lists
from app.suppliers.importing.mapping import propose
from app.suppliers.importing.models import ImportBatch
from app.suppliers.importing.reading import open_table
from app.suppliers.importing.running import import_rows, look_over
from app.suppliers.importing.sifting import Source
from app.suppliers.importing.tally import Tally
from app.suppliers.kinds import ProfileStatus

LOOKALIKE = Path(__file__).parents[1] / "app/suppliers/importing/data/lookalike.csv"


def csv_bytes(*rows: Sequence[Any], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_file(path: Path, *rows: Sequence[Any]) -> Path:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def firms_file(folder: Path, *firms: Mapping[str, Any], name: str = "firms.csv") -> Path:
    """A CSV file with a column for every key of the firms."""
    headers = list(dict.fromkeys(key for firm in firms for key in firm))
    path = folder / name
    path.write_bytes(csv_bytes(headers, *([firm.get(header, "") for header in headers] for firm in firms)))
    return path


def source_of(path: Path) -> Source:
    """The file with the columns as they would be proposed."""
    return Source(path, propose(open_table(path).headers), reference_lists(), Limits())


def start_import(path: Path, imports_as: ProfileStatus = ProfileStatus.UNCLAIMED) -> ImportBatch:
    """Checked and started, with no row imported yet."""
    source = source_of(path)
    tally = look_over(source, imports_as)
    with transaction():
        batch = services.open_batch(path.name, by=None, at=now())
        services.ask_for_check(batch, source.columns)
        services.keep_check(batch, tally)
        services.start(batch, basis="art. 6(1)(f)", source="a test", imports_as=imports_as, by=None)
    return batch


def import_file(path: Path, imports_as: ProfileStatus = ProfileStatus.UNCLAIMED) -> Tally:
    """Import the whole file; returns what became of its rows."""
    batch = start_import(path, imports_as)
    import_rows(batch.id, source_of(path))
    return Tally.of(session.get_one(ImportBatch, batch.id))
