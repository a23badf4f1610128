"""The pages of the audit trail."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.step_up import stepped_up
from app.audit.models import AuditEntry
from app.audit.sights import note_sight
from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.pages import paginate
from app.logbook import policies, queries
from app.logbook.exporting import MOST_ENTRIES, export
from app.logbook.forms import FilterForm
from app.logbook.presenting import rows_of, values_in_words

PAGE_SIZE = 50

bp = Blueprint("logbook", __name__, url_prefix="/logboek", template_folder="templates")


@bp.get("")
@guarded(policies.may_open)
def acts() -> ResponseReturnValue:
    form = _filter_from(request.args)
    is_right = form.validate()
    page = paginate(queries.entries(signed_in_user(), form.asked()), request.args.get("blad", 1, type=int), PAGE_SIZE)
    shown = render_template(
        "logbook/acts.html",
        form=form,
        page=page,
        rows=rows_of(page.items),
        most=MOST_ENTRIES,
        url_for_page=lambda number: url_for("logbook.acts", **form.parameters(), blad=number),
    )
    return shown, 200 if is_right else 422


@bp.get("/<int:number>")
@guarded(policies.may_read, load=queries.find_entry)
def entry(entry: AuditEntry) -> ResponseReturnValue:
    """What an act says is personal: that somebody looked is an act too."""
    row = rows_of([entry])[0]
    page = render_template("logbook/entry.html", row=row, entry=entry, values=values_in_words(entry))
    note_sight("audit.seen", entry, by=signed_in_user())
    return page


@bp.post("/export")
@guarded(policies.may_open)
@stepped_up
def download() -> ResponseReturnValue:
    form = _filter_from(request.form)
    if not form.validate():
        return redirect(url_for("logbook.acts", **form.parameters()), 303)
    with transaction():
        content = export(form.asked(), by=signed_in_user(), at=now())
    name = f"{_('audit-trail')}-{today()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype="application/zip", headers=headers)


def _filter_from(values):
    form = FilterForm(values)
    form.offer()
    return form
