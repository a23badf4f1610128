"""The step on proofs, and the documents: reading, replacing and removing them, and saying that one was seen."""

from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.audit.sights import note_sight
from app.core import slots
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import answers_large_files, guarded, signed_in_user, takes_files
from app.core.i18n import _
from app.core.security import local_target
from app.core.uploads import RefusedFile
from app.suppliers import queries
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Certificate, ProofDocument, Supplier
from app.suppliers.policies import edits, may_edit
from app.suppliers.proofs import documents, services
from app.suppliers.proofs.forms import FILE_FIELDS, ROW_NUMBERS, ProofsForm, ReplaceForm
from app.suppliers.proofs.keeping import store_uploads
from app.suppliers.proofs.linking import mark_of
from app.suppliers.proofs.policies import may_change, may_confirm, may_read
from app.suppliers.proofs.queries import documents_by_proof, find_document, find_proof
from app.suppliers.registration.going_on import go_on
from app.suppliers.registration.steps import stepper
from app.suppliers.revisions.proposing import as_proposed

STEP = "proofs"

bp = Blueprint("proofs", __name__)


@bp.route("/aanmelden/<int:supplier_id>/bewijs", methods=["GET", "POST"])
@guarded(may_edit, load=queries.find_supplier)
@takes_files(*FILE_FIELDS)
@answers_large_files
def proofs(supplier: Supplier) -> ResponseReturnValue:
    form = ProofsForm(as_proposed(supplier))
    if _changed_rows(form) or not form.validate_on_submit():
        return _show(supplier, form)
    given = store_uploads(form, supplier)
    if given is None:
        return _show(supplier, form)
    try:
        with transaction():
            given.keep(supplier, by=signed_in_user(), at=now())
    except DomainError as error:
        form.form_errors.append(str(error))
        return _show(supplier, form)
    return go_on(STEP, supplier)


def _changed_rows(form: ProofsForm) -> bool:
    """Whether a button was pressed that adds or takes out a row; without script that is a visit to the server."""
    if "add-proof" in request.form:
        form.add_row()
        return True
    if "remove-proof" in request.form:
        form.remove_row(request.form["remove-proof"])
        return True
    return False


def _show(supplier: Supplier, form: ProofsForm) -> ResponseReturnValue:
    entries, current = stepper(STEP, supplier)
    by_proof = documents_by_proof(supplier)
    page = render_template(
        "proofs/step.html",
        form=form,
        supplier=supplier,
        steps=entries,
        current=current,
        panels=slots.panels(slots.FIRM_STATUS, [supplier]),
        is_draft=supplier.status is ProfileStatus.DRAFT,
        documents_of=lambda row: by_proof.get(mark_of(*row.key), []),
        most_rows=len(ROW_NUMBERS) // 2,
    )
    return page, 422 if form.errors else 200


@bp.get("/bewijs/<int:document_id>")
@guarded(may_read, load=find_document)
def document(document: ProofDocument) -> ResponseReturnValue:
    """As a download, whatever it is. Who judges the firm leaves a trace in the audit trail."""
    content = documents.content_of(document.name)
    answer = send_file(
        BytesIO(content), document.mimetype, as_attachment=True, download_name=document.filename, etag=False
    )
    answer.headers["Cache-Control"] = "no-store"
    if not edits(signed_in_user(), document.supplier):
        note_sight("proof.document_read", document, by=signed_in_user())
    return answer


@bp.route("/bewijs/<int:document_id>/wijzigen", methods=["GET", "POST"])
@guarded(may_change, load=find_document)
@takes_files("document")
@answers_large_files
def change(document: ProofDocument) -> ResponseReturnValue:
    form, supplier_id = ReplaceForm(), document.supplier_id
    if not form.validate_on_submit():
        return _show_document(document, form)
    try:
        [stored] = documents.take_in([form.upload()])
    except RefusedFile as error:
        form.document.errors = [str(error)]
        return _show_document(document, form)
    with transaction():
        services.replace_document(document, stored, by=signed_in_user(), at=now())
    flash(_("The document is replaced."))
    return redirect(url_for("proofs.proofs", supplier_id=supplier_id), 303)


def _show_document(document: ProofDocument, form: ReplaceForm) -> ResponseReturnValue:
    page = render_template("proofs/document.html", document=document, supplier=document.supplier, form=form)
    return page, 422 if form.errors else 200


@bp.post("/bewijs/<int:document_id>/verwijderen")
@guarded(may_change, load=find_document)
def remove(document: ProofDocument) -> ResponseReturnValue:
    supplier_id = document.supplier_id
    with transaction():
        services.remove_document(document, by=signed_in_user(), at=now())
    flash(_("The document is removed."))
    return redirect(url_for("proofs.proofs", supplier_id=supplier_id), 303)


@bp.post("/bewijs/van/<int:proof_id>/gezien")
@guarded(may_confirm, load=find_proof)
def confirm_seen(proof: Certificate) -> ResponseReturnValue:
    """Back to the page that the reviewer came from."""
    with transaction():
        services.confirm_seen(proof, by=signed_in_user(), at=now())
    flash(_("Noted: the document was seen and is right."))
    return redirect(local_target(request.form.get("back")), 303)
