"""Judging an application: looking at it, and each of the decisions."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.approvals import presenting, queries, services
from app.approvals.authority.confirming import settle_authority
from app.approvals.blueprint import bp
from app.approvals.conversation import services as conversation
from app.approvals.conversation.forms import QuestionForm
from app.approvals.forms import ApproveForm, RefuseForm, ReturnForm
from app.approvals.models import Application, ReasonCode
from app.approvals.page import show, texts_for
from app.approvals.policies import is_reviewer, may_decide
from app.audit.sights import note_sight
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.settings import settings
from app.suppliers.moves import ForbiddenMove


@bp.get("/aanvragen/<int:application_id>")
@guarded(is_reviewer, load=queries.find_application)
def application(application: Application) -> ResponseReturnValue:
    page = show(application)
    note_sight("application.seen", application, by=signed_in_user())
    return page


@bp.post("/aanvragen/<int:application_id>/in-behandeling")
@guarded(may_decide, load=queries.find_application)
def take_up(application: Application) -> ResponseReturnValue:
    """Show the other reviewers, and the firm, that somebody is looking at it."""
    with transaction():
        services.open_for_review(application, by=signed_in_user())
    return redirect(url_for("approvals.application", application_id=application.id), 303)


@bp.post("/aanvragen/<int:application_id>/vraag")
@guarded(may_decide, load=queries.find_application)
def ask(application: Application) -> ResponseReturnValue:
    form = QuestionForm(prefix="question")
    if not form.validate_on_submit():
        return show(application, question_form=form)
    with transaction():
        conversation.ask(application, form.text.data, by=signed_in_user(), days=settings().ANSWER_DAYS, at=now())
    flash(_("Your question is sent. You get a mail when the firm has answered."))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/goedkeuren")
@guarded(may_decide, load=queries.find_application)
def approve(application: Application) -> ResponseReturnValue:
    form, user = ApproveForm(prefix="approve"), signed_in_user()
    if not form.validate_on_submit():
        return show(application, approve_form=form)
    with transaction():
        services.open_for_review(application, by=user)
        settle_authority(application.supplier, request.form, by=user)
        services.approve(application, by=user, reason=form.note.data or "", seen_version=form.version(), at=now())
    flash(_("%(name)s is now listed and can be found.", name=application.supplier.display_name))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/terugsturen")
@guarded(may_decide, load=queries.find_application)
def send_back(application: Application) -> ResponseReturnValue:
    form, user = ReturnForm(texts_for(application), prefix="return"), signed_in_user()
    if form.wants_text() or not form.validate_on_submit():
        return show(application, return_form=form)
    with transaction():
        services.open_for_review(application, by=user)
        services.send_back(application, by=user, code=ReasonCode(form.code.data), reason=form.reason.data, at=now())
    flash(_("%(name)s is asked to repair its application.", name=application.supplier.display_name))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/afwijzen")
@guarded(may_decide, load=queries.find_application)
def refuse(application: Application) -> ResponseReturnValue:
    form, user = RefuseForm(texts_for(application), prefix="refuse"), signed_in_user()
    if form.wants_text() or not form.validate_on_submit():
        return show(application, refuse_form=form)
    with transaction():
        services.open_for_review(application, by=user)
        services.refuse(application, by=user, code=ReasonCode(form.code.data), reason=form.reason.data, at=now())
    flash(_("The application of %(name)s is refused.", name=application.supplier.display_name))
    return redirect(url_for("approvals.queue"), 303)


@bp.errorhandler(ForbiddenMove)
def somebody_was_first(_error: ForbiddenMove) -> ResponseReturnValue:
    found = queries.find_application((request.view_args or {})["application_id"])
    page = render_template("approvals/already_decided.html", application=found, words=presenting)
    return page, 409


@bp.errorhandler(services.ProfileChanged)
def profile_changed(error: services.ProfileChanged) -> ResponseReturnValue:
    flash(str(error), "error")
    return redirect(url_for("approvals.application", **(request.view_args or {})), 303)
