"""Ask for access to a firm that is registered already, and answer such a question."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_signed_in
from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.model import id_of
from app.suppliers.access import labels, policies, queries, services
from app.suppliers.access.forms import AskForm, ClaimForm, DefenceForm
from app.suppliers.access.models import AccessRequest
from app.suppliers.authority.tokens import number_in
from app.throttling.services import Limit, claim
from app.throttling.subjects import subject

# Somebody with a handful of firms; not somebody who tries numbers.
QUESTIONS = Limit(
    name="access asked by",
    free=5,
    first_wait=timedelta(hours=1),
    longest_wait=timedelta(days=1),
    forgotten_after=timedelta(days=7),
)

bp = Blueprint("firm_access", __name__, template_folder="templates")


@bp.get("/aanmelden/toegang")
@guarded(is_signed_in)
def requests() -> ResponseReturnValue:
    """The person's own questions."""
    found = queries.requests_by(signed_in_user())
    return render_template("access/requests.html", requests=found, labels=labels)


@bp.route("/aanmelden/toegang/<token>", methods=["GET", "POST"])
@guarded(is_signed_in)
def ask(token: str) -> ResponseReturnValue:
    user, form = signed_in_user(), AskForm()
    known = number_in(token, user)
    supplier = queries.registered_firm(*known) if known else None
    if known is None or supplier is None:
        return render_template("access/link_expired.html"), 410
    if not form.validate_on_submit():
        return _ask_page(known[1], form)
    _demand_room()
    try:
        with transaction():
            asked = services.ask(supplier, form.message.data, by=user, at=now())
    except DomainError as error:
        form.form_errors.append(str(error))
        return _ask_page(known[1], form)
    flash(_("Your question is sent. You hear by mail what comes of it."))
    return redirect(url_for("firm_access.request", request_id=asked.id), 303)


def _demand_room() -> None:
    """Raises TooMany."""
    with transaction():
        claim(QUESTIONS, subject("person", str(id_of(signed_in_user()))), at=now())


def _ask_page(number: str, form: AskForm) -> ResponseReturnValue:
    page = render_template("access/ask.html", number=number, form=form)
    return page, 422 if form.errors else 200


@bp.get("/toegang/<int:request_id>")
@guarded(policies.may_see_request, load=queries.find_request)
@stepped_up
def request(request: AccessRequest) -> ResponseReturnValue:
    return _page(request)


@bp.post("/toegang/<int:request_id>/geven")
@guarded(policies.may_answer, load=queries.find_request)
@stepped_up
def accept(request: AccessRequest) -> ResponseReturnValue:
    with transaction():
        services.accept(request, by=signed_in_user(), at=now())
    flash(_("%(name)s can now edit the firm.", name=request.user.name))
    return redirect(url_for("editors.people", supplier_id=request.supplier_id), 303)


@bp.post("/toegang/<int:request_id>/weigeren")
@guarded(policies.may_answer, load=queries.find_request)
@stepped_up
def decline(request: AccessRequest) -> ResponseReturnValue:
    with transaction():
        services.decline(request, by=signed_in_user(), at=now())
    flash(_("Declined. %(name)s gets a mail about it.", name=request.user.name))
    return _back(request)


@bp.post("/toegang/<int:request_id>/intrekken")
@guarded(policies.may_withdraw, load=queries.find_request)
@stepped_up
def withdraw(request: AccessRequest) -> ResponseReturnValue:
    with transaction():
        services.withdraw(request, by=signed_in_user(), at=now())
    flash(_("Your question is withdrawn."))
    return _back(request)


@bp.post("/toegang/<int:request_id>/betwisten")
@guarded(policies.may_dispute, load=queries.find_request)
@stepped_up
def dispute(request: AccessRequest) -> ResponseReturnValue:
    form = ClaimForm()
    if not form.validate_on_submit():
        return _page(request, claim_form=form)
    with transaction():
        services.dispute(request, form.claim.data, by=signed_in_user(), at=now())
    flash(_("The desk of the region looks at it, and hears the other side."))
    return _back(request)


@bp.post("/toegang/<int:request_id>/verweer")
@guarded(policies.may_defend, load=queries.find_request)
@stepped_up
def defend(request: AccessRequest) -> ResponseReturnValue:
    form = DefenceForm()
    if not form.validate_on_submit():
        return _page(request, defence_form=form)
    with transaction():
        services.defend(request, form.defence.data, by=signed_in_user())
    flash(_("Your side is with the desk."))
    return _back(request)


def _back(request: AccessRequest) -> ResponseReturnValue:
    return redirect(url_for("firm_access.request", request_id=request.id), 303)


def _page(request: AccessRequest, **failed) -> ResponseReturnValue:
    user = signed_in_user()
    forms = {"claim_form": ClaimForm(formdata=None), "defence_form": DefenceForm(formdata=None), **failed}
    page = render_template(
        "access/request.html",
        asked=request,
        labels=labels,
        form=next(iter(failed.values()), None),
        is_asker=policies.asked(user, request),
        may_answer=policies.may_answer(user, request),
        may_dispute=policies.may_dispute(user, request),
        may_defend=policies.may_defend(user, request),
        may_withdraw=policies.may_withdraw(user, request),
        **forms,
    )
    return page, 422 if failed else 200
