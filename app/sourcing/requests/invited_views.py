"""The page of an invited firm. Whoever has the link acts for the firm; no account is needed.

Nothing here depends on the other invitations of a request: not the address, the words, the size or the work.
"""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core import slots
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import public, visitor
from app.core.i18n import _
from app.core.model import id_of
from app.sourcing.requests import answering, queries
from app.sourcing.requests.forms import QuestionForm, ReplyForm
from app.sourcing.requests.invited import invitation_behind, keep_address
from app.sourcing.requests.labels import ANSWERS, REASONS
from app.sourcing.requests.models import Invitation
from app.sourcing.requests.wording import letter_of
from app.throttling.services import Limit, claim
from app.throttling.subjects import subject

QUESTIONS = Limit(
    name="question of a firm",
    free=10,
    first_wait=timedelta(minutes=5),
    longest_wait=timedelta(hours=4),
    forgotten_after=timedelta(days=1),
)

ASKED = "question"  # of the second form on the page: its fields have ids of their own

# `token` in the address keeps robots out (app/privacy/robots.py).
bp = Blueprint("invited", __name__, url_prefix="/uitnodiging/<token>", template_folder="templates")
bp.after_request(keep_address)


@bp.get("")
@public
def page(token: str) -> ResponseReturnValue:
    invitation = invitation_behind(token)
    if invitation.first_visit_at is None and request.method == "GET":
        with transaction():
            answering.note_visit(invitation, at=now())
    reply = ReplyForm(answer=invitation.answer, reason=invitation.decline_reason, text=invitation.decline_text)
    return _show(invitation, token, reply, QuestionForm(prefix=ASKED))


@bp.post("/antwoord")
@public
def answer(token: str) -> ResponseReturnValue:
    invitation, form = invitation_behind(token), ReplyForm()
    if not form.validate_on_submit():
        return _show(invitation, token, form, QuestionForm(formdata=None, prefix=ASKED))
    with transaction():
        answering.answer(invitation, form.to_reply(), by=visitor(), at=now())
    flash(_("Thank you. We have your answer. You can change it until the deadline."))
    return redirect(url_for("invited.page", token=token), 303)


@bp.post("/vraag")
@public
def ask(token: str) -> ResponseReturnValue:
    invitation, form = invitation_behind(token), QuestionForm(prefix=ASKED)
    if form.validate_on_submit():
        with transaction():
            claim(QUESTIONS, subject("invitation", str(id_of(invitation))), at=now())
        try:
            with transaction():
                answering.ask(invitation, form.text.data, by=visitor(), at=now())
        except DomainError as error:
            form.text.errors = [str(error)]
        else:
            flash(_("We have your question. The answer goes to all firms, without your name."))
            return redirect(url_for("invited.page", token=token), 303)
    return _show(invitation, token, ReplyForm(formdata=None), form)


def _show(invitation: Invitation, token: str, reply: ReplyForm, question: QuestionForm) -> ResponseReturnValue:
    asked = invitation.request
    shown = render_template(
        "invited/page.html",
        invitation=invitation,
        request=asked,
        token=token,
        letter=letter_of(asked),
        answers=ANSWERS,
        reasons=REASONS,
        extensions=queries.extensions_of(asked),
        questions=queries.published_questions(asked),
        own_questions=queries.waiting_questions_of(invitation),
        panels=slots.panels(slots.INVITATION_PANELS, invitation, token),
        may_answer=now() < asked.deadline,
        may_ask=now() < asked.last_question_at,
        reply_form=reply,
        question_form=question,
    )
    return shown, 422 if reply.errors or question.errors else 200
