"""Requests for reasons, for the municipality that answers them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, in_language
from app.core.pages import paginate
from app.sourcing.outcomes.announcing.services import language_for
from app.sourcing.outcomes.models import ReasonsRequest
from app.sourcing.outcomes.policies import may_answer, may_open_requests, may_read_answer, may_see_request
from app.sourcing.outcomes.reasons import queries, services
from app.sourcing.outcomes.reasons.drafting import draft
from app.sourcing.outcomes.reasons.forms import AnswerForm

bp = Blueprint("reasons", __name__, url_prefix="/motiveringen", template_folder="templates")


@bp.get("")
@guarded(may_open_requests)
def requests():
    page = paginate(queries.requests_for(signed_in_user()), request.args.get("blad", 1, type=int))
    return render_template("reasons/requests.html", page=page, today=today(), url_for_page=_address_of_page)


def _address_of_page(number: int) -> str:
    return url_for("reasons.requests", blad=number)


@bp.get("/<int:request_id>", endpoint="request")
@guarded(may_see_request, load=queries.find_request)
def one_request(asked: ReasonsRequest):
    return _page(asked, AnswerForm(text=asked.draft or _drafted(asked), version=asked.version))


def _drafted(asked: ReasonsRequest) -> str:
    with in_language(language_for(asked.decision) if asked.decision else "nl"):
        return draft(asked)


@bp.post("/<int:request_id>")
@guarded(may_answer, load=queries.find_request)
def answer(asked: ReasonsRequest):
    form = AnswerForm()
    if not form.validate_on_submit():
        return _page(asked, form), 422
    text, seen, user = form.text.data, form.seen_version, signed_in_user()
    if "keep" in request.form:
        with transaction():
            services.keep_draft(asked, text, seen_version=seen, by=user)
        flash(_("Kept as a draft."))
        return redirect(url_for("reasons.request", request_id=asked.id), 303)
    with transaction():
        services.answer(asked, text, seen_version=seen, by=user, at=now())
    flash(_("The answer goes to %(firm)s by mail.", firm=asked.firm))
    return redirect(url_for("reasons.requests"), 303)


def _page(asked: ReasonsRequest, form: AnswerForm):
    user = signed_in_user()
    return render_template(
        "reasons/request.html",
        asked=asked,
        form=form,
        may_answer=may_answer(user, asked),
        may_read=may_read_answer(user, asked),
        today=today(),
    )
