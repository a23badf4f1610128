"""Whom the policy's method proposes from a longlist."""

from flask import flash, redirect, render_template, request, url_for

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, ngettext
from app.sourcing import policies, queries
from app.sourcing.blueprint import bp
from app.sourcing.models import Longlist
from app.sourcing.rotation import services
from app.sourcing.rotation.forms import ProposalForm
from app.sourcing.rotation.labels import METHODS
from app.sourcing.rotation.presenting import rows_of
from app.sourcing.rotation.queries import newest_from


@bp.get("/<int:file_id>/groslijst/<int:longlist_id>/voorstel")
@guarded(policies.may_see_longlist, load=queries.find_longlist)
def proposal(longlist: Longlist):
    return _page(longlist, ProposalForm(formdata=None, places=services.usual_places(longlist.file)))


@bp.post("/<int:file_id>/groslijst/<int:longlist_id>/voorstel")
@guarded(policies.may_decide, load=queries.find_longlist)
def propose(longlist: Longlist):
    form = ProposalForm()
    if not form.validate_on_submit():
        return _page(longlist, form), 422
    with transaction():
        services.propose(longlist, places=form.places.data, by=signed_in_user(), at=now())
    return redirect(_address(longlist), 303)


@bp.post("/<int:file_id>/groslijst/<int:longlist_id>/voorstel/overnemen")
@guarded(policies.may_decide, load=queries.find_longlist)
def take_over(longlist: Longlist):
    """Nothing is decided that somebody decided already, and nothing when the page showed an older proposal."""
    found = newest_from(longlist)
    if found is None or request.form.get("proposal", type=int) != found.id:
        flash(_("There is a newer proposal. Look at it first."), "warning")
        return redirect(_address(longlist), 303)
    with transaction():
        taken = services.take_over(found, by=signed_in_user(), at=now())
    flash(ngettext("%(num)s decision saved.", "%(num)s decisions saved.", taken))
    return redirect(url_for("sourcing.longlist", file_id=longlist.file_id, longlist_id=longlist.id), 303)


def _address(longlist: Longlist) -> str:
    return url_for("sourcing.proposal", file_id=longlist.file_id, longlist_id=longlist.id)


def _page(longlist: Longlist, form: ProposalForm):
    found, decided = newest_from(longlist), queries.firms_decided_on(longlist.file)
    rows = rows_of(found, queries.entries_of(longlist)) if found else []
    return render_template(
        "sourcing/rotation/proposal.html",
        file=longlist.file,
        longlist=longlist,
        number=queries.number_of(longlist),
        form=form,
        proposal=found,
        rows=rows,
        method_names=METHODS,
        may_decide=policies.may_decide(signed_in_user(), longlist),
        undecided=sum(row.supplier_id not in decided for row in rows),
    )
