"""Things of the archive, each made for a circle of people."""

import io
import zipfile

from app.core.clock import now
from app.core.storage import storage
from app.sourcing.archive.models import ExportStatus, FileExport
from tests.factories import next_number, save
from tests.factories.sourcing import make_file
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def export_of_a_file(circle: Circle) -> Thing:
    export = _export(circle)
    return thing(file_id=export.file_id, export_id=export.id)


def part_of_an_export(circle: Circle) -> Thing:
    export = _export(circle)
    return thing(file_id=export.file_id, export_id=export.id, extension="pdf")


def file_that_is_held(circle: Circle) -> Thing:
    file = make_file(circle.buyer, municipality_code=circle.municipality_code)
    file.hold_reason = "A lawsuit."
    return thing(file_id=save(file).id)


def _export(circle: Circle) -> FileExport:
    """Ready, with one page in its package."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("inkoopdossier.pdf", b"%PDF-1.7")
    package.seek(0)
    storage().put(name := f"file-exports/of-permissions-{next_number()}.zip", package)
    return save(
        FileExport(
            file=make_file(circle.buyer, municipality_code=circle.municipality_code),
            status=ExportStatus.READY,
            is_redacted=False,
            redactions={},
            language="nl",
            asked_at=now(),
            asked_by=circle.buyer,
            finished_at=now(),
            stored_as=name,
            sha256="0" * 64,
        )
    )
