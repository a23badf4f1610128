"""The desk judges an appeal, or notes what the committee decided."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.approvals import queries
from app.approvals.appeals import services
from app.approvals.appeals.forms import DismissForm, UpholdForm
from app.approvals.appeals.policies import may_judge_appeal
from app.approvals.blueprint import bp
from app.approvals.models import Application, ReasonCode
from app.approvals.page import show
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _


@bp.post("/aanvragen/<int:application_id>/bezwaar-gegrond")
@guarded(may_judge_appeal, load=queries.find_application)
def uphold(application: Application) -> ResponseReturnValue:
    form, user = UpholdForm(prefix="uphold"), signed_in_user()
    if not form.validate_on_submit():
        return show(application, uphold_form=form)
    with transaction():
        services.uphold(application, by=user, reason=form.note.data, seen_version=form.version(), at=now())
    flash(_("%(name)s is now listed and can be found.", name=application.supplier.display_name))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/bezwaar-ongegrond")
@guarded(may_judge_appeal, load=queries.find_application)
def dismiss(application: Application) -> ResponseReturnValue:
    form, user = DismissForm(prefix="dismiss"), signed_in_user()
    if not form.validate_on_submit():
        return show(application, dismiss_form=form)
    with transaction():
        services.dismiss(application, by=user, code=ReasonCode(form.code.data), reason=form.reason.data, at=now())
    flash(_("The application of %(name)s is refused for good.", name=application.supplier.display_name))
    return redirect(url_for("approvals.queue"), 303)
