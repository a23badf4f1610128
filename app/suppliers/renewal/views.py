"""Confirming a profile, by the link in a mail or on "my firm", leaving the register, and beginning again."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, public, signed_in_user
from app.core.i18n import _, language
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.presenting import public_profile
from app.suppliers.queries import find_supplier
from app.suppliers.renewal import policies, services, tokens
from app.suppliers.versions import public_content

bp = Blueprint("renewal", __name__, template_folder="templates")


@bp.get("/bevestigen/<token>")
@public
def confirm_page(token: str) -> ResponseReturnValue:
    """A link that is merely fetched, by a mail scanner for instance, confirms nothing."""
    question = tokens.question_in(token)
    if question is None or not question.is_open:
        return _closed(question)
    supplier = question.supplier
    profile = public_profile(public_content(supplier), on=today(), language=language())
    return render_template("renewal/confirm.html", supplier=supplier, profile=profile, due_on=question.due_on)


@bp.post("/bevestigen/<token>")
@public
def confirm_by_mail(token: str) -> ResponseReturnValue:
    question = tokens.question_in(token)
    if question is None or not question.is_open:
        return _closed(question)
    with transaction():
        services.confirm(question.supplier, by=question.reader, how="mail", at=now())
    return render_template("renewal/confirmed.html", supplier=question.supplier)


def _closed(question: tokens.Question | None) -> ResponseReturnValue:
    return render_template("renewal/link_closed.html", supplier=question.supplier if question else None), 410


@bp.post("/mijn-bedrijven/<int:supplier_id>/bevestigen")
@guarded(policies.may_confirm, load=find_supplier)
def confirm(supplier: Supplier) -> ResponseReturnValue:
    with transaction():
        services.confirm(supplier, by=signed_in_user(), how="page", at=now())
    if supplier.standing is ProfileStatus.LISTED:
        flash(_("Thank you. Everybody sees that the profile of %(name)s is right.", name=supplier.display_name))
    else:
        flash(_("Thank you. The profile of %(name)s is confirmed.", name=supplier.display_name))
    return redirect(url_for("suppliers.firm", supplier_id=supplier.id), 303)


@bp.get("/mijn-bedrijven/<int:supplier_id>/uitschrijven")
@guarded(policies.may_withdraw, load=find_supplier)
def ask_to_withdraw(supplier: Supplier) -> ResponseReturnValue:
    return render_template("renewal/withdraw.html", supplier=supplier)


@bp.post("/mijn-bedrijven/<int:supplier_id>/uitschrijven")
@guarded(policies.may_withdraw, load=find_supplier)
def withdraw(supplier: Supplier) -> ResponseReturnValue:
    with transaction():
        services.withdraw(supplier, by=signed_in_user(), at=now())
    flash(_("%(name)s has left the register.", name=supplier.display_name))
    return redirect(url_for("suppliers.firm", supplier_id=supplier.id), 303)


@bp.post("/mijn-bedrijven/<int:supplier_id>/opnieuw")
@guarded(policies.may_begin_again, load=find_supplier)
def begin_again(supplier: Supplier) -> ResponseReturnValue:
    with transaction():
        services.begin_again(supplier, by=signed_in_user(), at=now())
    flash(_("This is a draft again. Look it through, and hand it in."))
    return redirect(url_for("suppliers.firm", supplier_id=supplier.id), 303)
