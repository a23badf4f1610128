"""Pages of a request inside its file: draft, preview, send, and see what firms answer."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language, ngettext
from app.core.model import id_of
from app.sourcing.blueprint import bp
from app.sourcing.models import ProcurementFile
from app.sourcing.queries import find_file
from app.sourcing.requests import changing, policies, presenting, queries, readiness, services
from app.sourcing.requests.forms import ExtensionForm, ReasonForm, RequestForm
from app.sourcing.requests.labels import ANSWERS, REASONS
from app.sourcing.requests.models import RequestForQuotation
from app.sourcing.requests.wording import letter_of


@bp.get("/<int:file_id>/uitvraag")
@guarded(policies.may_see, load=find_file)
def request(file: ProcurementFile) -> ResponseReturnValue:
    found = queries.request_of(file)
    may_draft = policies.may_draft(signed_in_user(), file)
    if found is None:
        return render_template("sourcing/requests/none.html", file=file, may_draft=may_draft)
    values = {"file": file, "request": found, "letter": letter_of(found), "may_draft": may_draft}
    values["may_send"] = policies.may_send(signed_in_user(), file)
    if found.is_draft:
        return render_template("sourcing/requests/draft.html", **values, **_before_sending(found))
    return render_template("sourcing/requests/sent.html", **values, **_since_sending(found))


def _before_sending(found: RequestForQuotation) -> dict[str, object]:
    return {
        "hindrances": readiness.hindrances(found, now()),
        "advice": presenting.advice_on(found),
        "advice_words": presenting.ADVICE,
        "firms": readiness.to_invite(found.file),
    }


def _since_sending(found: RequestForQuotation) -> dict[str, object]:
    rows = presenting.rows_of(found)
    return {
        "rows": rows,
        "silent": [row for row in rows if row.invitation.is_open and changing.awaits_reminder(row.invitation)],
        "answers": ANSWERS,
        "reasons": REASONS,
        "extensions": queries.extensions_of(found),
        "questions": queries.questions_of(found),
        "is_running": found.is_out and now() < found.deadline,
    }


@bp.route("/<int:file_id>/uitvraag/opstellen", methods=["GET", "POST"])
@guarded(policies.may_draft, load=find_file)
def edit_request(file: ProcurementFile) -> ResponseReturnValue:
    found = queries.request_of(file)
    if found is not None and not found.is_draft:
        return _back(file)
    form = RequestForm(language=language(), is_sealed=True, questions_to=signed_in_user().email)
    if found is not None and not form.is_submitted():
        form.fill_from(found)
    if not form.validate_on_submit():
        return _edit_page(file, form)
    try:
        with transaction():
            _save(file, form)
    except DomainError as error:
        form.form_errors.append(str(error))
        return _edit_page(file, form)
    return _back(file)


def _save(file: ProcurementFile, form: RequestForm) -> None:
    found, by = queries.request_of(file), signed_in_user()
    if found is None:
        services.draft(file, form.to_details(), by=by, at=now())
    else:
        services.change(found, form.to_details(), seen_version=form.seen_version, by=by)


def _edit_page(file: ProcurementFile, form: RequestForm) -> ResponseReturnValue:
    return render_template("sourcing/requests/edit.html", file=file, form=form), 422 if form.errors else 200


@bp.post("/<int:file_id>/uitvraag/versturen")
@guarded(policies.may_direct, load=queries.find_request)
def send_request(found: RequestForQuotation) -> ResponseReturnValue:
    with transaction():
        invited = services.send(found, by=signed_in_user(), at=now())
    flash(ngettext("The request goes to %(num)s firm now.", "The request goes to %(num)s firms now.", len(invited)))
    return _back(found.file)


@bp.post("/<int:file_id>/uitvraag/herinneren")
@guarded(policies.may_direct, load=queries.find_request)
def remind_firms(found: RequestForQuotation) -> ResponseReturnValue:
    with transaction():
        number = changing.remind(found, by=signed_in_user(), at=now())
    flash(ngettext("%(num)s firm gets a reminder.", "%(num)s firms get a reminder.", number))
    return _back(found.file)


@bp.route("/<int:file_id>/uitvraag/verlengen", methods=["GET", "POST"])
@guarded(policies.may_direct, load=queries.find_request)
def extend_request(found: RequestForQuotation) -> ResponseReturnValue:
    form = ExtensionForm()
    if form.validate_on_submit():
        try:
            with transaction():
                changing.extend(found, form.deadline.data, reason=form.reason.data, by=signed_in_user(), at=now())
        except DomainError as error:
            form.deadline.errors = [str(error)]
        else:
            flash(_("The deadline is moved. All firms get a mail."))
            return _back(found.file)
    page = render_template("sourcing/requests/extend.html", file=found.file, request=found, form=form)
    return page, 422 if form.errors else 200


@bp.route("/<int:file_id>/uitvraag/intrekken", methods=["GET", "POST"])
@guarded(policies.may_direct, load=queries.find_request)
def withdraw_request(found: RequestForQuotation) -> ResponseReturnValue:
    form = ReasonForm()
    if not form.validate_on_submit():
        page = render_template("sourcing/requests/withdraw.html", file=found.file, invitation=None, form=form)
        return page, 422 if form.errors else 200
    with transaction():
        changing.withdraw(found, reason=form.reason.data, by=signed_in_user(), at=now())
    flash(_("The request is withdrawn. All firms get a mail."))
    return _back(found.file)


def _back(file: ProcurementFile) -> ResponseReturnValue:
    return redirect(url_for("sourcing.request", file_id=id_of(file)), 303)
