"""Downloading the file."""

from flask import Response

from app.audit.services import record
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.settings import settings
from app.sourcing import policies, queries
from app.sourcing.blueprint import bp
from app.sourcing.export.pdf import write_pdf
from app.sourcing.export.report import file_name, report_on
from app.sourcing.export.spreadsheet import write_spreadsheet
from app.sourcing.models import ProcurementFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/<int:file_id>/export.pdf")
@guarded(policies.may_see, load=queries.find_file)
def export_pdf(file: ProcurementFile):
    return _download(file, write_pdf, "pdf", "application/pdf")


@bp.get("/<int:file_id>/export.xlsx")
@guarded(policies.may_see, load=queries.find_file)
def export_spreadsheet(file: ProcurementFile):
    return _download(file, write_spreadsheet, "xlsx", XLSX)


def _download(file: ProcurementFile, write, extension: str, mimetype: str) -> Response:
    """The export notes itself first, so that it stands in its own extract of the audit trail."""
    with transaction():
        record("file.exported", file, by=signed_in_user(), format=extension)
    report = report_on(file, by=signed_in_user(), at=now(), is_demo=settings().is_demo)
    headers = {"Content-Disposition": f'attachment; filename="{file_name(file, extension)}"'}
    return Response(write(report), mimetype=mimetype, headers=headers)
