"""The desk imports firms: file, columns, a look without changes, start, result."""

from io import BytesIO
from pathlib import PurePath

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.accounts.step_up import stepped_up
from app.audit.services import record
from app.core.clock import now
from app.core.db import session, transaction
from app.core.guard import guarded, signed_in_user, takes_files
from app.core.i18n import _
from app.core.pages import paginate
from app.core.sheets import write_xlsx
from app.core.uploads import RefusedFile
from app.suppliers.importing import files, mapping, policies, queries, report, services, uploading
from app.suppliers.importing.forms import StartForm, UploadForm, columns_form
from app.suppliers.importing.models import ImportBatch, ImportStatus
from app.suppliers.importing.problems import REASONS
from app.suppliers.kinds import ProfileStatus

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

bp = Blueprint("importing", __name__, url_prefix="/loket/importeren", template_folder="templates")


@bp.get("")
@guarded(policies.may_import)
def imports() -> ResponseReturnValue:
    return _imports_page(UploadForm())


@bp.post("")
@guarded(policies.may_import)
@takes_files("file")
def upload() -> ResponseReturnValue:
    form = UploadForm()
    if not form.validate_on_submit():
        return _imports_page(form), 422
    given = form.file.data
    try:
        uploading.look_for_viruses(given.stream)
        with transaction():
            batch = uploading.receive(given.filename or "", given.stream, by=signed_in_user(), at=now())
    except RefusedFile as error:
        form.file.errors = [str(error)]
        return _imports_page(form), 422
    return redirect(url_for("importing.columns", batch_id=batch.id), 303)


def _imports_page(form: UploadForm) -> str:
    page = paginate(queries.newest_batches(), request.args.get("blad", 1, type=int))
    return render_template("importing/imports.html", form=form, page=page, url_for_page=_url_for_page)


def _url_for_page(number: int) -> str:
    return url_for("importing.imports", blad=number)


@bp.route("/<int:batch_id>/kolommen", methods=["GET", "POST"])
@guarded(policies.may_see, load=queries.find_batch)
def columns(batch: ImportBatch) -> ResponseReturnValue:
    if not files.has_upload(batch):
        return redirect(url_for("importing.batch", batch_id=batch.id), 303)
    table = uploading.open_uploaded(batch)
    form = columns_form(table.headers, batch.chosen_columns or mapping.propose(table.headers))
    if not form.validate_on_submit():
        sample = uploading.sample(table)
        status = 422 if form.is_submitted() else 200
        return render_template(
            "importing/columns.html", form=form, batch=batch, table=table, sample=sample, fields=list(mapping.Target)
        ), status
    with transaction():
        services.ask_for_check(batch, form.columns())
    return redirect(url_for("importing.batch", batch_id=batch.id), 303)


@bp.get("/<int:batch_id>")
@guarded(policies.may_see, load=queries.find_batch)
def batch(batch: ImportBatch) -> ResponseReturnValue:
    if batch.status is ImportStatus.UPLOADED:
        return redirect(url_for("importing.columns", batch_id=batch.id), 303)
    template = "importing/_progress.html" if "HX-Request" in request.headers else "importing/batch.html"
    return _batch_page(template, batch, StartForm())


@bp.post("/<int:batch_id>/start")
@guarded(policies.may_see, load=queries.find_batch)
def start(batch: ImportBatch) -> ResponseReturnValue:
    form = StartForm()
    if not form.validate_on_submit():
        return _batch_page("importing/batch.html", batch, form), 422
    with transaction():
        services.start(
            batch,
            basis=form.basis.data or "",
            source=form.source.data or "",
            imports_as=ProfileStatus.UNCLAIMED,
            by=signed_in_user(),
        )
    return redirect(url_for("importing.batch", batch_id=batch.id), 303)


@bp.post("/<int:batch_id>/hervatten")
@guarded(policies.may_see, load=queries.find_batch)
def resume(batch: ImportBatch) -> ResponseReturnValue:
    with transaction():
        services.resume(batch)
    flash(_("The import goes on where it stopped."))
    return redirect(url_for("importing.batch", batch_id=batch.id), 303)


def _batch_page(template: str, batch: ImportBatch, form: StartForm) -> str:
    return render_template(
        template,
        batch=batch,
        form=form,
        reasons=REASONS,
        to_tell=queries.number_to_tell(batch) if batch.finished_at else 0,
        can_repair=batch.refused and files.has_repair_file(batch),
    )


@bp.get("/<int:batch_id>/te-herstellen")
@guarded(policies.may_see, load=queries.find_batch)
@stepped_up
def refused_rows(batch: ImportBatch) -> ResponseReturnValue:
    if not files.has_repair_file(batch):
        abort(404)
    with transaction():
        record("import.rows_taken", batch, by=signed_in_user())
    name = _("to-repair") + PurePath(files.repair_name(batch)).suffix
    return send_file(BytesIO(files.repair_file(batch)), as_attachment=True, download_name=name)


@bp.get("/<int:batch_id>/te-informeren")
@guarded(policies.may_see, load=queries.find_batch)
@stepped_up
def to_tell(batch: ImportBatch) -> ResponseReturnValue:
    with transaction():
        record("import.people_taken", batch, by=signed_in_user())
    content = write_xlsx([report.sheet_to_tell(session.scalars(queries.to_tell(batch)))])
    return send_file(BytesIO(content), XLSX, as_attachment=True, download_name=_("to-tell") + ".xlsx")
