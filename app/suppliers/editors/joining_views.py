"""What somebody sees who follows the link in an invitation to edit a firm."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_signed_in
from app.accounts.services import find_by_email
from app.accounts.signing_in import Method, admit
from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, public, signed_in_user, visitor
from app.core.i18n import _
from app.suppliers.editors import services
from app.suppliers.editors.forms import NewEditorForm, PressForm
from app.suppliers.editors.labels import ROLES_IN_SENTENCE
from app.suppliers.editors.models import EditorInvitation
from app.suppliers.editors.services import EditorInvitationClosed
from app.suppliers.editors.tokens import invitation_named
from app.suppliers.editors.views import bp

__all__ = ["bp"]


@bp.route("/meebewerken/<token>", methods=["GET", "POST"])
@public
def invitation(token: str) -> ResponseReturnValue:
    """Says what it is about. Without an account one is made here; with one, the next page accepts."""
    found, form = _open_invitation(token), NewEditorForm()
    if _has_account(found) or visitor() or not form.validate_on_submit():
        return _page(found, token, form)
    target = url_for("suppliers.firm", supplier_id=found.supplier_id)
    try:
        with transaction():
            name, password = form.name.data, form.password.data
            user = services.accept_with_new_account(found, name=name, password=password, at=now())
    except EditorInvitationClosed:
        raise
    except DomainError as error:
        form.password.errors = [str(error)]
        return _page(found, token, form)
    return admit(user, method=Method.PASSWORD, is_strong=False, target=target)


@bp.route("/meebewerken/<token>/aannemen", methods=["GET", "POST"])
@guarded(is_signed_in)
@stepped_up
def accept(token: str) -> ResponseReturnValue:
    found, form, user = _open_invitation(token), PressForm(), signed_in_user()
    if user.email != found.email:
        raise services.of_another()
    if not form.validate_on_submit():
        return _page(found, token, form, "editors/accept.html")
    with transaction():
        services.accept(found, user=user, at=now())
    flash(_("Welcome. You can now edit %(name)s.", name=found.supplier.display_name))
    return redirect(url_for("suppliers.firm", supplier_id=found.supplier_id), 303)


@bp.app_errorhandler(EditorInvitationClosed)
def closed(error: EditorInvitationClosed) -> ResponseReturnValue:
    return render_template("editors/invitation_closed.html", message=error.message), 410


def _open_invitation(token: str) -> EditorInvitation:
    found = invitation_named(token)
    if found is None:
        raise EditorInvitationClosed(_("A part of the link is missing, or a newer invitation was sent after it."))
    services.demand_open(found, now())
    return found


def _has_account(found: EditorInvitation) -> bool:
    user = find_by_email(found.email)
    return user is not None and user.confirmed_at is not None


def _page(
    found: EditorInvitation, token: str, form: NewEditorForm | PressForm, template: str = "editors/invitation.html"
) -> ResponseReturnValue:
    user = visitor()
    page = render_template(
        template,
        invitation=found,
        token=token,
        form=form,
        role=ROLES_IN_SENTENCE[found.role],
        has_account=_has_account(found),
        is_receiver=user is not None and user.email == found.email,
        is_other=user is not None and user.email != found.email,
    )
    return page, 422 if form.errors else 200
