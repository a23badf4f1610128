"""Pages on which buyers keep the calendar of their municipality."""

from flask import flash, redirect, render_template, request, url_for

from app.accounts.models import Role
from app.accounts.policies import municipalities_of
from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language
from app.core.pages import paginate
from app.core.quarters import Quarter
from app.reference.cpv_suggest import suggest
from app.sourcing.models import ProcurementFile
from app.sourcing.planning import policies, queries, services
from app.sourcing.planning.blueprint import bp
from app.sourcing.planning.forms import LinkForm, PlanForm, StartForm, WithdrawForm
from app.sourcing.planning.models import PlannedPurchase

MOST_SUGGESTIONS = 12


@bp.get("/inkoopkalender/beheer")
@guarded(policies.may_read_plans)
def plans():
    page = paginate(queries.plans_for(signed_in_user()), request.args.get("blad", 1, type=int))
    return render_template(
        "planning/plans.html",
        page=page,
        url_for_page=lambda number: url_for("planning.plans", blad=number),
        interested=queries.interested_in([plan.id for plan in page.items]),
        may_write=policies.may_keep_calendar(signed_in_user()),
        this_quarter=Quarter.of(today()),
    )


@bp.route("/inkoopkalender/beheer/nieuw", methods=["GET", "POST"])
@guarded(policies.may_keep_calendar)
def new_plan():
    form = PlanForm()
    form.offer(today())
    if not _is_sent(form):
        return _form_page(form, None)
    code = min(municipalities_of(signed_in_user(), Role.BUYER))  # one: see teams/acting.py
    with transaction():
        made = services.write(form.to_details(), municipality_code=code, by=signed_in_user(), at=now())
    flash(_("Saved as a draft. Nobody outside your municipality sees it until you publish it."))
    return redirect(url_for("planning.own_plan", purchase_id=made.id), 303)


@bp.route("/inkoopkalender/beheer/<int:purchase_id>/wijzigen", methods=["GET", "POST"])
@guarded(policies.may_change_plan, load=queries.find_plan)
def change_plan(purchase: PlannedPurchase):
    form = PlanForm()
    if request.method == "GET":
        form.fill_from(purchase)
    form.offer(today(), purchase.when)
    if not _is_sent(form):
        return _form_page(form, purchase)
    with transaction():
        services.change(purchase, form.to_details(), seen_version=form.seen_version, by=signed_in_user())
    flash(_("Saved."))
    return _back_to(purchase)


def _is_sent(form: PlanForm) -> bool:
    """Whether it came in whole and right; a press on the search button inside it is no sending."""
    return "cpv-search-button" not in request.form and form.validate_on_submit()


def _form_page(form: PlanForm, purchase: PlannedPurchase | None):
    words = request.form.get("cpv-search", "")
    found = [(each.code, f"{each.code} {each.label}") for each in suggest(words, MOST_SUGGESTIONS, language())]
    page = render_template("planning/form.html", form=form, plan=purchase, cpv_words=words, cpv_results=found)
    return page, 422 if form.errors else 200


def _back_to(purchase: PlannedPurchase):
    return redirect(url_for("planning.own_plan", purchase_id=purchase.id), 303)


@bp.get("/inkoopkalender/beheer/<int:purchase_id>")
@guarded(policies.may_see_plan, load=queries.find_plan)
def own_plan(purchase: PlannedPurchase):
    return _own_page(purchase, WithdrawForm(formdata=None), StartForm(formdata=None), LinkForm(formdata=None))


def _own_page(purchase: PlannedPurchase, withdraw_form: WithdrawForm, start_form: StartForm, link_form: LinkForm):
    link_form.offer(queries.open_files_of(purchase.municipality_code))
    page = render_template(
        "planning/own_plan.html",
        plan=purchase,
        interests=queries.firms_interested_in(purchase),
        may_change=policies.may_change_plan(signed_in_user(), purchase),
        withdraw_form=withdraw_form,
        start_form=start_form,
        link_form=link_form,
        form=next((form for form in (withdraw_form, start_form, link_form) if form.errors), None),
    )
    return page, 422 if withdraw_form.errors or start_form.errors or link_form.errors else 200


@bp.post("/inkoopkalender/beheer/<int:purchase_id>/publiceren")
@guarded(policies.may_change_plan, load=queries.find_plan)
def publish_plan(purchase: PlannedPurchase):
    with transaction():
        services.publish(purchase, by=signed_in_user(), at=now())
    flash(_("Published: it stands in the calendar."))
    return _back_to(purchase)


@bp.post("/inkoopkalender/beheer/<int:purchase_id>/intrekken")
@guarded(policies.may_change_plan, load=queries.find_plan)
def withdraw_plan(purchase: PlannedPurchase):
    form = WithdrawForm()
    if not form.validate_on_submit():
        return _own_page(purchase, form, StartForm(formdata=None), LinkForm(formdata=None))
    with transaction():
        services.withdraw(purchase, form.reason.data, by=signed_in_user(), at=now())
    flash(_("Withdrawn. Its followers get a mail with the reason."))
    return _back_to(purchase)


@bp.post("/inkoopkalender/beheer/<int:purchase_id>/weggooien")
@guarded(policies.may_change_plan, load=queries.find_plan)
def discard_plan(purchase: PlannedPurchase):
    with transaction():
        services.discard(purchase, by=signed_in_user())
    flash(_("The draft is gone."))
    return redirect(url_for("planning.plans"), 303)


@bp.post("/inkoopkalender/beheer/<int:purchase_id>/dossier")
@guarded(policies.may_change_plan, load=queries.find_plan)
def start_file(purchase: PlannedPurchase):
    form = StartForm()
    if not form.validate_on_submit():
        return _own_page(purchase, WithdrawForm(formdata=None), form, LinkForm(formdata=None))
    with transaction():
        file = services.start_file(purchase, form.need_of(purchase), by=signed_in_user(), at=now())
    return _to_file(file)


@bp.post("/inkoopkalender/beheer/<int:purchase_id>/koppelen")
@guarded(policies.may_change_plan, load=queries.find_plan)
def link_file(purchase: PlannedPurchase):
    form = LinkForm()
    files = queries.open_files_of(purchase.municipality_code)
    form.offer(files)
    if not form.validate_on_submit():
        return _own_page(purchase, WithdrawForm(formdata=None), StartForm(formdata=None), form)
    with transaction():
        file = next(file for file in files if file.id == form.file.data)
        services.link(purchase, file, by=signed_in_user())
    return _to_file(file)


def _to_file(file: ProcurementFile):
    flash(_("The file names the planned purchase it came from, and who showed interest."))
    return redirect(url_for("sourcing.overview", file_id=file.id), 303)
