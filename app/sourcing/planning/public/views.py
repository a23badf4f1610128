"""The calendar as everybody reads it, and what firms do on it."""

from flask import abort, flash, redirect, render_template, request, url_for

from app.core.clock import now, today
from app.core.db import transaction
from app.core.extensions import csrf
from app.core.guard import guarded, public, signed_in_user, visitor
from app.core.i18n import _
from app.core.pages import paginate
from app.core.quarters import Quarter
from app.organisations.queries import municipalities_in_region
from app.sourcing.planning import following, policies, presenting, queries, tokens
from app.sourcing.planning.blueprint import bp
from app.sourcing.planning.models import PlannedPurchase
from app.sourcing.planning.policies import Following

ON_A_PAGE = 50


@bp.get("/inkoopkalender")
@public
def calendar():
    asked = presenting.asked(request.args)
    plans = queries.announced(Quarter.of(today()), asked)
    page = paginate(plans, request.args.get("blad", 1, type=int), ON_A_PAGE)
    return render_template(
        "planning/calendar.html",
        page=page,
        quarters=presenting.by_quarter(page.items),
        asked=asked,
        municipalities=municipalities_in_region(today()),
        url_for_page=lambda number: url_for("planning.calendar", **{**request.args.to_dict(), "blad": number}),
        may_read_plans=policies.may_read_plans(visitor()),
    )


@bp.get("/inkoopkalender/<int:purchase_id>")
@guarded(policies.may_read, load=queries.find_plan)
def plan(purchase: PlannedPurchase):
    return render_template(
        "planning/plan.html",
        plan=purchase,
        firms=presenting.own_firms(visitor(), purchase),
        may_see=policies.may_see_plan(visitor(), purchase),
    )


@bp.post("/mijn-bedrijven/<int:supplier_id>/inkoopkalender/<int:purchase_id>/volgen")
@guarded(policies.may_follow, load=queries.find_following)
def follow(asked: Following):
    with transaction():
        following.follow(asked.supplier, asked.purchase, by=signed_in_user(), at=now())
    flash(_("%(firm)s follows this purchase. A mail comes when something changes.", firm=asked.supplier.display_name))
    return _back_to(asked)


@bp.post("/mijn-bedrijven/<int:supplier_id>/inkoopkalender/<int:purchase_id>/interesse")
@guarded(policies.may_follow, load=queries.find_following)
def show_interest(asked: Following):
    with transaction():
        following.show_interest(asked.supplier, asked.purchase, by=signed_in_user(), at=now())
    flash(_("The buyer now sees that %(firm)s is interested.", firm=asked.supplier.display_name))
    return _back_to(asked)


@bp.post("/mijn-bedrijven/<int:supplier_id>/inkoopkalender/<int:purchase_id>/stoppen")
@guarded(policies.may_stop_following, load=queries.find_following)
def stop(asked: Following):
    with transaction():
        following.stop(asked.supplier, asked.purchase, by=signed_in_user())
    flash(_("%(firm)s follows this purchase no more.", firm=asked.supplier.display_name))
    if asked.purchase.published_at is None:
        return redirect(url_for("suppliers.firm", supplier_id=asked.supplier.id), 303)
    return _back_to(asked)


def _back_to(asked: Following):
    return redirect(url_for("planning.plan", purchase_id=asked.purchase.id), 303)


@bp.get("/inkoopkalender/afmelden/<token>")
@public
def ask_to_stop(token: str):
    interest = tokens.interest_that_stops(token) or abort(404)
    return render_template("planning/stop.html", plan=interest.purchase)


# Mail programs press the button by themselves, without a page and its token (RFC 8058): the signed link is the proof.
@bp.post("/inkoopkalender/afmelden/<token>")
@csrf.exempt
@public
def stop_mail(token: str):
    """200 and no redirect, as RFC 8058 asks; again and again if need be."""
    interest = tokens.interest_that_stops(token) or abort(404)
    with transaction():
        following.stop_mail(interest)
    return render_template("planning/stopped.html", plan=interest.purchase)
