"""What somebody sees who follows the link in an invitation to edit a firm."""

from functools import partial

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts.invitations import pages
from app.accounts.invitations.forms import NewAccountForm
from app.accounts.invitations.services import demand_receiver
from app.accounts.policies import is_signed_in
from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, public, signed_in_user
from app.core.i18n import _
from app.suppliers.editors import services
from app.suppliers.editors.forms import PressForm
from app.suppliers.editors.labels import ROLES_IN_SENTENCE
from app.suppliers.editors.tokens import invitation_named
from app.suppliers.editors.views import bp

__all__ = ["bp"]


@bp.route("/meebewerken/<token>", methods=["GET", "POST"])
@public
def invitation(token: str) -> ResponseReturnValue:
    found, form = pages.opened(invitation_named(token)), NewAccountForm()
    role = ROLES_IN_SENTENCE[found.role]
    return pages.come_in(
        found,
        form,
        accept=services.accept_with_new_account,
        show=partial(pages.page, "editors/invitation.html", found, form, token=token, role=role),
        target=url_for("suppliers.firm", supplier_id=found.supplier_id),
    )


@bp.route("/meebewerken/<token>/aannemen", methods=["GET", "POST"])
@guarded(is_signed_in)
@stepped_up
def accept(token: str) -> ResponseReturnValue:
    found, form, user = pages.opened(invitation_named(token)), PressForm(), signed_in_user()
    demand_receiver(found, user)
    if not form.validate_on_submit():
        return pages.page("editors/accept.html", found, form, role=ROLES_IN_SENTENCE[found.role])
    with transaction():
        services.accept(found, user=user, at=now())
    flash(_("Welcome. You can now edit %(name)s.", name=found.supplier.display_name))
    return redirect(url_for("suppliers.firm", supplier_id=found.supplier_id), 303)
