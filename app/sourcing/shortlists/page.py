"""The page of the shortlist, which several views show."""

from flask import render_template

from app.core.guard import signed_in_user
from app.sourcing import policies, queries
from app.sourcing.models import ProcurementFile
from app.sourcing.review.forms import AddendumForm
from app.sourcing.review.labels import VERDICTS
from app.sourcing.review.presenting import addenda_to_agree, offer_of
from app.sourcing.roles.presenting import names_of_aside
from app.sourcing.shortlists.findings import examine
from app.sourcing.shortlists.labels import JUSTIFICATIONS
from app.sourcing.shortlists.presenting import facts_by_firm, outside_rows
from app.sourcing.shortlists.queries import justifications_in


def shortlist_page(
    file: ProcurementFile, refused: dict[str, str] | None = None, addendum_form: AddendumForm | None = None
) -> str:
    """`refused`: what was wrong, by the name of the field."""
    user = signed_in_user()
    findings = examine(file)
    return render_template(
        "sourcing/shortlist.html",
        file=file,
        findings=findings,
        facts=facts_by_firm(file),
        outside=outside_rows(file, findings.decisions),
        justifications=justifications_in(file),
        justification_names=JUSTIFICATIONS,
        verdict_names=VERDICTS,
        offer=offer_of(file, findings, user),
        addenda=addenda_to_agree(file, user) if file.is_locked else [],
        aside=names_of_aside(file),
        refused=refused or {},
        may_change=policies.may_change(user, file),
        may_change_shortlist=policies.may_change_shortlist(user, file),
        addendum_form=(addendum_form or AddendumForm(formdata=None)) if policies.may_add_addendum(user, file) else None,
        form=addendum_form,
        longlists=queries.longlists_of(file),
    )
