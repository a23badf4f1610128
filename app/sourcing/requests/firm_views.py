"""Pages inside a file about one invited firm, and about the questions that firms asked."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.model import id_of
from app.sourcing.blueprint import bp
from app.sourcing.models import ProcurementFile
from app.sourcing.requests import answering, changing, policies, queries
from app.sourcing.requests.forms import AddressForm, PublishForm, ReasonForm
from app.sourcing.requests.models import Invitation, Question, RequestForQuotation


@bp.route("/<int:file_id>/uitvraag/bedrijven/<int:invitation_id>/intrekken", methods=["GET", "POST"])
@guarded(policies.may_change_invitation, load=queries.find_invitation)
def withdraw_invitation(invitation: Invitation) -> ResponseReturnValue:
    form, file = ReasonForm(), invitation.request.file
    if not form.validate_on_submit():
        page = render_template("sourcing/requests/withdraw.html", file=file, invitation=invitation, form=form)
        return page, 422 if form.errors else 200
    with transaction():
        changing.withdraw_invitation(invitation, reason=form.reason.data, by=signed_in_user(), at=now())
    flash(_("The invitation of %(firm)s is withdrawn. The firm gets a mail.", firm=invitation.firm))
    return _back(file, "sourcing.request")


@bp.route("/<int:file_id>/uitvraag/bedrijven/<int:invitation_id>/adres", methods=["GET", "POST"])
@guarded(policies.may_change_invitation, load=queries.find_invitation)
def send_again(invitation: Invitation) -> ResponseReturnValue:
    form, file = AddressForm(address=invitation.sent_to), invitation.request.file
    if not form.validate_on_submit():
        page = render_template("sourcing/requests/address.html", file=file, invitation=invitation, form=form)
        return page, 422 if form.errors else 200
    with transaction():
        changing.send_again(invitation, form.address.data, by=signed_in_user(), at=now())
    flash(_("The request goes to %(firm)s once more.", firm=invitation.firm))
    return _back(file, "sourcing.request")


@bp.post("/<int:file_id>/uitvraag/bedrijven/<int:invitation_id>/teruggekomen")
@guarded(policies.may_change_invitation, load=queries.find_invitation)
def mail_came_back(invitation: Invitation) -> ResponseReturnValue:
    with transaction():
        changing.note_return(invitation, by=signed_in_user(), at=now())
    return redirect(
        url_for("sourcing.send_again", file_id=invitation.request.file_id, invitation_id=invitation.id), 303
    )


@bp.get("/<int:file_id>/uitvraag/vragen")
@guarded(policies.may_read, load=queries.find_request)
def request_questions(found: RequestForQuotation) -> ResponseReturnValue:
    return render_template(
        "sourcing/requests/questions.html",
        file=found.file,
        request=found,
        waiting=queries.waiting_questions(found),
        answered=queries.published_questions(found),
        may_draft=policies.may_draft(signed_in_user(), found.file),
    )


@bp.route("/<int:file_id>/uitvraag/vragen/<int:question_id>", methods=["GET", "POST"])
@guarded(policies.may_answer, load=queries.find_question)
def answer_question(question: Question) -> ResponseReturnValue:
    form, file = PublishForm(published=question.text), question.request.file
    if form.validate_on_submit():
        try:
            with transaction():
                values = {"published": form.published.data, "answer": form.answer.data}
                answering.publish_answer(question, **values, by=signed_in_user(), at=now())
        except DomainError as error:
            form.form_errors.append(str(error))
        else:
            flash(_("Question and answer go to all firms."))
            return _back(file, "sourcing.request_questions")
    page = render_template("sourcing/requests/answer.html", file=file, question=question, form=form)
    return page, 422 if form.errors else 200


def _back(file: ProcurementFile, endpoint: str) -> ResponseReturnValue:
    return redirect(url_for(endpoint, file_id=id_of(file)), 303)
