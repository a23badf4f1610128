"""What those who act for the firm do with its application."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.approvals import presenting, queries, services
from app.approvals.appeals import services as appeals
from app.approvals.appeals.forms import AppealForm
from app.approvals.appeals.policies import is_for_committee, last_day_to_appeal, may_appeal
from app.approvals.applying.policies import may_answer, may_ask_desk
from app.approvals.blueprint import bp
from app.approvals.conversation import services as conversation
from app.approvals.conversation.forms import AnswerForm
from app.approvals.forms import HandInForm
from app.approvals.messages import Cause
from app.approvals.models import Application
from app.approvals.policies import is_applicant, may_submit, may_withdraw
from app.core import slots
from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language
from app.memberships.inviting.remembering import association_inviting
from app.organisations.queries import associations
from app.suppliers.completeness import gaps
from app.suppliers.models import Supplier
from app.suppliers.presenting import public_profile
from app.suppliers.queries import find_supplier
from app.suppliers.registration.steps import OWN_STEPS, stepper
from app.suppliers.versions import public_content


@bp.route("/aanmelden/<int:supplier_id>/controleren", methods=["GET", "POST"])
@guarded(may_submit, load=find_supplier)
def check(supplier: Supplier) -> ResponseReturnValue:
    """The last step of a registration: see it as others will, and hand it in."""
    form = HandInForm(associations(today()), proposed=association_inviting(signed_in_user()))
    if gaps(supplier) or not form.validate_on_submit():
        return _show_check(supplier, form)
    with transaction():
        services.submit(supplier, form.association(), by=signed_in_user(), at=now())
    flash(_("Your application is handed in. We have sent you a mail about what happens next."))
    return redirect(url_for("suppliers.firm", supplier_id=supplier.id), 303)


@bp.get("/mijn-aanvragen/<int:application_id>")
@guarded(is_applicant, load=queries.find_application)
def own(application: Application) -> ResponseReturnValue:
    return _show_own(application)


@bp.post("/mijn-aanvragen/<int:application_id>/antwoord")
@guarded(may_answer, load=queries.find_application)
def answer(application: Application) -> ResponseReturnValue:
    form = AnswerForm(prefix="answer")
    if not form.validate_on_submit():
        return _show_own(application, answer_form=form)
    with transaction():
        conversation.answer(application, form.text.data, by=signed_in_user(), at=now())
    flash(_("Thank you. Your answer is with whoever checks your application."))
    return _back(application)


@bp.post("/mijn-aanvragen/<int:application_id>/bezwaar")
@guarded(may_appeal, load=queries.find_application)
def appeal(application: Application) -> ResponseReturnValue:
    form = AppealForm(prefix="appeal")
    if not form.validate_on_submit():
        return _show_own(application, appeal_form=form)
    with transaction():
        appeals.appeal(application, form.text.data, by=signed_in_user(), at=now())
    flash(_("Your appeal is received. We have sent you a mail about what happens next."))
    return _back(application)


@bp.post("/mijn-aanvragen/<int:application_id>/naar-het-loket")
@guarded(may_ask_desk, load=queries.find_application)
def ask_desk(application: Application) -> ResponseReturnValue:
    with transaction():
        services.hand_to_desk(application, by=signed_in_user(), at=now(), cause=Cause.FIRM)
    flash(_("The desk of the region now decides about your application."))
    return _back(application)


@bp.post("/aanvragen/<int:application_id>/intrekken")
@guarded(may_withdraw, load=queries.find_application)
def withdraw(application: Application) -> ResponseReturnValue:
    with transaction():
        services.withdraw(application, by=signed_in_user())
    flash(_("Your application is withdrawn. The draft is kept: change it, and hand it in again whenever you like."))
    return redirect(url_for("suppliers.firm", supplier_id=application.supplier_id), 303)


def _back(application: Application) -> ResponseReturnValue:
    return redirect(url_for("approvals.own", application_id=application.id), 303)


def _show_own(application: Application, **failed) -> ResponseReturnValue:
    user = signed_in_user()
    forms = {
        "answer_form": AnswerForm(prefix="answer", formdata=None),
        "appeal_form": AppealForm(prefix="appeal", formdata=None),
    }
    page = render_template(
        "approvals/own.html",
        application=application,
        supplier=application.supplier,
        may_appeal=may_appeal(user, application),
        may_ask_desk=may_ask_desk(user, application),
        last_day_to_appeal=last_day_to_appeal(application),
        is_for_committee=is_for_committee(application),
        words=presenting,
        today=today(),
        form=next(iter(failed.values()), None),
        **{**forms, **failed},
    )
    return page, 422 if failed else 200


def _show_check(supplier: Supplier, form: HandInForm) -> ResponseReturnValue:
    steps, current = stepper("approvals.check", supplier)
    page = render_template(
        "approvals/check.html",
        supplier=supplier,
        form=form,
        steps=steps,
        current=current,
        gaps=gaps(supplier),
        step_by_key={step.key: step for step in OWN_STEPS},
        profile=public_profile(public_content(supplier), on=today(), language=language()),
        panels=slots.panels(slots.FIRM_STATUS, [supplier]),
        waits=presenting.waits(supplier),
    )
    return page, 422 if form.errors else 200
