"""The archive of a file: exports, redactions, the term of keeping and what holds it."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from flask import Response, abort, flash, redirect, render_template, request, url_for

from app.audit.services import record
from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language
from app.core.pages import paginate
from app.core.storage import storage
from app.sourcing import policies, queries
from app.sourcing.archive import policies as own
from app.sourcing.archive import services, terms
from app.sourcing.archive.forms import RedactionForm
from app.sourcing.archive.labels import GROUNDS, STATUSES
from app.sourcing.archive.models import FileExport
from app.sourcing.archive.queries import destroyed_for, ends_soon, exports_of, find_export, find_part
from app.sourcing.blueprint import bp
from app.sourcing.export.package import FORMS, part_of
from app.sourcing.export.redaction import Redactions, places_in
from app.sourcing.forms import ReasonForm
from app.sourcing.models import ProcurementFile
from app.sourcing.record import sections_of

MIMETYPES = {
    "zip": "application/zip",
    "pdf": "application/pdf",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


@bp.get("/<int:file_id>/archief")
@guarded(policies.may_see, load=queries.find_file)
def archive(file: ProcurementFile):
    return _archive_page(file, ReasonForm(formdata=None))


@bp.post("/<int:file_id>/archief")
@guarded(own.may_export, load=queries.find_file)
def export(file: ProcurementFile):
    return _asked(file, Redactions())


@bp.route("/<int:file_id>/archief/weglakken", methods=["GET", "POST"])
@guarded(own.may_export, load=queries.find_file)
def redact(file: ProcurementFile):
    form = RedactionForm()
    form.offer(places_in(sections_of(file)))
    if form.validate_on_submit():
        return _asked(file, form.to_redactions())
    page = render_template("sourcing/archive/redact.html", file=file, form=form, may_change=_may_change(file))
    return page, 422 if form.errors else 200


def _asked(file: ProcurementFile, redactions: Redactions):
    with transaction():
        made = services.ask_for_export(file, redactions, language=language(), by=signed_in_user(), at=now())
    return redirect(url_for("sourcing.show_export", file_id=file.id, export_id=made.id), 303)


@bp.get("/<int:file_id>/archief/<int:export_id>")
@guarded(own.may_see_export, load=find_export)
def show_export(shown: FileExport):
    template = "_progress" if "HX-Request" in request.headers else "export"
    return render_template(
        f"sourcing/archive/{template}.html",
        export=shown,
        file=shown.file,
        forms=FORMS,
        statuses=STATUSES,
        ground_names=GROUNDS,
        may_change=_may_change(shown.file),
    )


@bp.get("/<int:file_id>/archief/<int:export_id>/<any(zip,pdf,json,xlsx,ods):extension>")
@guarded(own.may_see_part, load=find_part)
def download_export(part: tuple[FileExport, str]):
    """The package, or one form out of it."""
    shown, form = part
    if shown.stored_as is None or not storage().has(shown.stored_as):
        abort(404)
    with transaction():
        record("file.export_downloaded", shown.file, by=signed_in_user(), export_id=shown.id, form=form)
    return _send(storage().local(shown.stored_as), form)


def _send(package: Path, form: str) -> Response:
    with package.open("rb") as file:
        name, content = part_of(file, "pdf" if form == "zip" else form) or abort(404)
    name = f"{PurePath(name).stem}.{form}"
    answer = Response(_pieces(package) if form == "zip" else content, mimetype=MIMETYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _pieces(package: Path) -> Iterator[bytes]:
    """A package with documents can be large: it is never in memory as a whole."""
    with package.open("rb") as file:
        while piece := file.read(1_000_000):
            yield piece


@bp.post("/<int:file_id>/archief/vasthouden")
@guarded(own.may_hold, load=queries.find_file)
def hold(file: ProcurementFile):
    form = ReasonForm()
    if not form.validate_on_submit():
        return _archive_page(file, form), 422
    with transaction():
        terms.hold(file, form.reason.data, by=signed_in_user())
    flash(_("The file is held: it is not destroyed until the hold is lifted."))
    return redirect(url_for("sourcing.archive", file_id=file.id), 303)


@bp.post("/<int:file_id>/archief/vrijgeven")
@guarded(own.may_hold, load=queries.find_file)
def lift_hold(file: ProcurementFile):
    form = ReasonForm()
    if not form.validate_on_submit():
        return _archive_page(file, form), 422
    with transaction():
        terms.lift_hold(file, form.reason.data, by=signed_in_user())
    flash(_("The hold is lifted."))
    return redirect(url_for("sourcing.archive", file_id=file.id), 303)


@bp.get("/te-vernietigen")
@guarded(own.may_see_what_goes)
def files_that_go():
    return render_template(
        "sourcing/archive/going.html",
        page=paginate(ends_soon(signed_in_user(), today()), request.args.get("blad", 1, type=int)),
        destroyed=paginate(destroyed_for(signed_in_user()), 1).items,
        url_for_page=lambda number: url_for("sourcing.files_that_go", blad=number),
        today=today(),
    )


def _archive_page(file: ProcurementFile, form: ReasonForm) -> str:
    return render_template(
        "sourcing/archive/archive.html",
        file=file,
        exports=exports_of(file),
        may_export=own.may_export(signed_in_user(), file),
        statuses=STATUSES,
        form=form,
        may_hold=own.may_hold(signed_in_user(), file),
        may_change=_may_change(file),
    )


def _may_change(file: ProcurementFile) -> bool:
    return policies.may_change(signed_in_user(), file)
