"""The page of the shortlist."""

from flask import render_template

from app.core.guard import guarded, signed_in_user
from app.sourcing import policies, queries
from app.sourcing.blueprint import bp
from app.sourcing.longlists.services import is_thin
from app.sourcing.models import ProcurementFile


@bp.get("/<int:file_id>/shortlist")
@guarded(policies.may_see, load=queries.find_file)
def shortlist(file: ProcurementFile):
    decisions = queries.decisions_of(file).values()
    invited = [decision for decision in decisions if decision.invited]
    return render_template(
        "sourcing/shortlist.html",
        file=file,
        invited=invited,
        left_out=[decision for decision in decisions if not decision.invited],
        is_thin=is_thin(len(invited)),
        may_change=policies.may_change(signed_in_user(), file),
        longlists=queries.longlists_of(file),
    )
