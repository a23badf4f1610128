"""The page of an application for those who judge: the profile, what to know beside it, and what they can do."""

from collections.abc import Sequence
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from app.accounts.models import User
from app.approvals import presenting
from app.approvals.appeals.forms import DismissForm, UpholdForm
from app.approvals.appeals.policies import is_for_committee, may_judge_appeal
from app.approvals.conversation.forms import QuestionForm
from app.approvals.forms import ApproveForm, RefuseForm, ReturnForm, StandAsideForm
from app.approvals.handing.forms import PassOnForm
from app.approvals.handing.queries import colleagues
from app.approvals.models import Application, ApplicationStatus, ReasonCode
from app.approvals.policies import may_handle, stands_aside
from app.approvals.texts.owners import owner_for
from app.approvals.texts.services import texts_in
from app.core import slots
from app.core.clock import today
from app.core.guard import signed_in_user
from app.core.i18n import language
from app.core.settings import settings
from app.suppliers.authority import authority_of
from app.suppliers.authority.labels import AUTHORITIES
from app.suppliers.presenting import public_profile
from app.suppliers.versions import public_content


def show(application: Application, **failed: FlaskForm) -> ResponseReturnValue:
    """`failed` are forms with errors, by their names in the template; a form that was only filled in has none."""
    supplier, mates = application.supplier, _colleagues(application, signed_in_user())
    page = render_template(
        "approvals/application.html",
        application=application,
        supplier=supplier,
        profile=public_profile(public_content(supplier), on=today(), language=language()),
        authority=authority_of(supplier),
        authority_words=AUTHORITIES,
        warnings=slots.panels(slots.REVIEW_WARNINGS, supplier),
        panels=slots.panels(slots.REVIEW_PANELS, supplier),
        words=presenting,
        today=today(),
        form=next(iter(failed.values()), None),
        **_standing(application, mates),
        **{**_forms(application, mates), **failed},
    )
    return page, 422 if any(form.errors for form in failed.values()) else 200


def texts_for(application: Application) -> dict[ReasonCode, str]:
    """The standard texts of whoever judges, in the language of who handed it in."""
    return texts_in(owner_for(application), application.submitted_by.language)


def _standing(application: Application, mates: Sequence[User]) -> dict[str, Any]:
    """What this person can do, and why not."""
    user = signed_in_user()
    is_appeal = application.status is ApplicationStatus.APPEALED
    handles = may_handle(user, application)
    aside = application.is_waiting and stands_aside(user, application)
    return {
        "decides": application.is_waiting and not is_appeal and handles and not aside,
        "judges_appeal": is_appeal and may_judge_appeal(user, application),
        "is_for_committee": is_appeal and is_for_committee(application),
        "handles": handles,
        "stands_aside": aside,
        "colleagues": mates,
        "nobody_left": aside and not mates and application.association_id is None,
        "answer_days": settings().ANSWER_DAYS,
    }


def _colleagues(application: Application, user: User) -> list[User]:
    return colleagues(application, user) if application.is_waiting and may_handle(user, application) else []


def _forms(application: Application, mates: Sequence[User]) -> dict[str, FlaskForm]:
    seen, texts = application.supplier.version, texts_for(application)
    return {
        "approve_form": ApproveForm(prefix="approve", formdata=None, seen_version=seen),
        "question_form": QuestionForm(prefix="question", formdata=None),
        "return_form": ReturnForm(texts, prefix="return", formdata=None),
        "refuse_form": RefuseForm(texts, prefix="refuse", formdata=None),
        "aside_form": StandAsideForm(prefix="aside", formdata=None),
        "pass_form": PassOnForm(mates, prefix="pass", formdata=None),
        "uphold_form": UpholdForm(prefix="uphold", formdata=None, seen_version=seen),
        "dismiss_form": DismissForm(prefix="dismiss", formdata=None),
    }
