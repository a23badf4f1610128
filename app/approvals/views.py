"""Handing in an application, the queue of those who judge, and their decisions."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.approvals import presenting, queries, services
from app.approvals.forms import ApproveForm, HandInForm, RefuseForm, ReturnForm, StandAsideForm
from app.approvals.models import Application, ReasonCode
from app.approvals.policies import is_reviewer, may_decide, may_open_queue, may_submit, may_withdraw
from app.audit.sights import note_sight
from app.core import slots
from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language
from app.core.pages import paginate
from app.memberships.inviting.remembering import association_inviting
from app.memberships.kinds import InterestKind
from app.memberships.policies import has_interest
from app.memberships.services import declare_interest
from app.organisations.queries import associations
from app.suppliers.authority import authority_of
from app.suppliers.completeness import gaps
from app.suppliers.models import Supplier
from app.suppliers.moves import ForbiddenMove
from app.suppliers.presenting import public_profile
from app.suppliers.queries import find_supplier
from app.suppliers.registration.steps import OWN_STEPS, stepper
from app.suppliers.versions import public_content

bp = Blueprint("approvals", __name__, template_folder="templates")


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


@bp.get("/aanvragen")
@guarded(may_open_queue)
def queue() -> ResponseReturnValue:
    return _show_queue("waiting")


@bp.get("/aanvragen/besloten")
@guarded(may_open_queue)
def decided() -> ResponseReturnValue:
    return _show_queue("decided")


@bp.get("/aanvragen/<int:application_id>")
@guarded(is_reviewer, load=queries.find_application)
def application(application: Application) -> ResponseReturnValue:
    page = _show(application)
    note_sight("application.seen", application, by=signed_in_user())
    return page


@bp.post("/aanvragen/<int:application_id>/in-behandeling")
@guarded(may_decide, load=queries.find_application)
def take_up(application: Application) -> ResponseReturnValue:
    """Show the other reviewers, and the firm, that somebody is looking at it."""
    with transaction():
        services.open_for_review(application, by=signed_in_user())
    return redirect(url_for("approvals.application", application_id=application.id), 303)


@bp.post("/aanvragen/<int:application_id>/goedkeuren")
@guarded(may_decide, load=queries.find_application)
def approve(application: Application) -> ResponseReturnValue:
    form, user = ApproveForm(prefix="approve"), signed_in_user()
    if not form.validate_on_submit():
        return _show(application, approve_form=form)
    with transaction():
        services.open_for_review(application, by=user)
        services.approve(application, by=user, reason=form.note.data or "", seen_version=form.version(), at=now())
    flash(_("%(name)s is now listed and can be found.", name=application.supplier.display_name))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/terugsturen")
@guarded(may_decide, load=queries.find_application)
def send_back(application: Application) -> ResponseReturnValue:
    form, user = ReturnForm(prefix="return"), signed_in_user()
    if not form.validate_on_submit():
        return _show(application, return_form=form)
    with transaction():
        services.open_for_review(application, by=user)
        services.send_back(application, by=user, code=ReasonCode(form.code.data), reason=form.reason.data, at=now())
    flash(_("%(name)s is asked to repair its application.", name=application.supplier.display_name))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/afwijzen")
@guarded(may_decide, load=queries.find_application)
def refuse(application: Application) -> ResponseReturnValue:
    form, user = RefuseForm(prefix="refuse"), signed_in_user()
    if not form.validate_on_submit():
        return _show(application, refuse_form=form)
    with transaction():
        services.open_for_review(application, by=user)
        services.refuse(application, by=user, code=ReasonCode(form.code.data), reason=form.reason.data, at=now())
    flash(_("The application of %(name)s is refused.", name=application.supplier.display_name))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/overdragen")
@guarded(is_reviewer, load=queries.find_application)
def hand_over(application: Application) -> ResponseReturnValue:
    with transaction():
        services.hand_to_desk(application, by=signed_in_user(), at=now())
    flash(_("The desk of the region takes over."))
    return redirect(url_for("approvals.queue"), 303)


@bp.post("/aanvragen/<int:application_id>/terugtreden")
@guarded(may_decide, load=queries.find_application)
def stand_aside(application: Application) -> ResponseReturnValue:
    """Declare an interest in the firm, which need not be listed: from now on somebody else decides."""
    form, user = StandAsideForm(prefix="aside"), signed_in_user()
    if not form.validate_on_submit():
        return _show(application, aside_form=form)
    with transaction():
        declare_interest(user, application.supplier, kind=InterestKind(form.kind.data), at=now())
    flash(_("Noted. Somebody else decides about %(name)s.", name=application.supplier.display_name))
    return redirect(url_for("approvals.application", application_id=application.id), 303)


@bp.post("/aanvragen/<int:application_id>/intrekken")
@guarded(may_withdraw, load=queries.find_application)
def withdraw(application: Application) -> ResponseReturnValue:
    """By the firm."""
    with transaction():
        services.withdraw(application, by=signed_in_user())
    flash(_("Your application is withdrawn. The draft is kept."))
    return redirect(url_for("suppliers.firm", supplier_id=application.supplier_id), 303)


@bp.errorhandler(ForbiddenMove)
def somebody_was_first(_error: ForbiddenMove) -> ResponseReturnValue:
    found = queries.find_application((request.view_args or {})["application_id"])
    page = render_template("approvals/already_decided.html", application=found, words=presenting)
    return page, 409


@bp.errorhandler(services.ProfileChanged)
def profile_changed(error: services.ProfileChanged) -> ResponseReturnValue:
    flash(str(error), "error")
    return redirect(url_for("approvals.application", **(request.view_args or {})), 303)


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
    )
    return page, 422 if form.errors else 200


def _show_queue(tab: str) -> ResponseReturnValue:
    user = signed_in_user()
    lists = {"waiting": queries.waiting_for(user), "decided": queries.decided_for(user)}
    page = paginate(lists[tab], request.args.get("blad", 1, type=int))
    counts = {name: page.total if name == tab else queries.how_many(lists[name]) for name in lists}
    return render_template(
        "approvals/queue.html",
        tab=tab,
        page=page,
        counts=counts,
        words=presenting,
        today=today(),
        url_for_page=lambda number: url_for(str(request.endpoint), blad=number),
    )


def _show(application: Application, **failed) -> ResponseReturnValue:
    user, supplier = signed_in_user(), application.supplier
    decides = application.is_waiting and may_decide(user, application)
    forms = {
        "approve_form": ApproveForm(prefix="approve", formdata=None, seen_version=supplier.version),
        "return_form": ReturnForm(prefix="return", formdata=None),
        "refuse_form": RefuseForm(prefix="refuse", formdata=None),
        "aside_form": StandAsideForm(prefix="aside", formdata=None),
    }
    page = render_template(
        "approvals/application.html",
        application=application,
        supplier=supplier,
        profile=public_profile(public_content(supplier), on=today(), language=language()),
        authority=authority_of(supplier),
        panels=slots.panels(slots.REVIEW_PANELS, supplier),
        decides=decides,
        stands_aside=not decides and has_interest(user, supplier),
        words=presenting,
        today=today(),
        form=next(iter(failed.values()), None),
        **{**forms, **failed},
    )
    return page, 422 if failed else 200
