"""Who edits a firm: the page of its people, and what its owners do there."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.invitations.tokens import lifetime
from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language
from app.suppliers.editors import labels, queries, services
from app.suppliers.editors.forms import InviteEditorForm, PressForm, RoleForm
from app.suppliers.editors.models import EditorInvitation
from app.suppliers.editors.policies import may_change, may_handle, may_see_people, may_take_out, owns
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier, SupplierEditor
from app.suppliers.queries import find_supplier
from app.throttling.gates import demand_mail_room

bp = Blueprint("editors", __name__, template_folder="templates")


@bp.get("/mijn-bedrijven/<int:supplier_id>/mensen")
@guarded(may_see_people, load=find_supplier)
def people(supplier: Supplier) -> ResponseReturnValue:
    return render_template(
        "editors/people.html",
        supplier=supplier,
        editors=sorted(supplier.editors, key=lambda editor: (editor.role is not EditorRole.OWNER, editor.since)),
        invitations=queries.waiting_invitations(supplier),
        is_owner=owns(signed_in_user(), supplier),
        user=signed_in_user(),
        labels=labels,
        now=now(),
    )


@bp.route("/mijn-bedrijven/<int:supplier_id>/mensen/uitnodigen", methods=["GET", "POST"])
@guarded(owns, load=find_supplier)
@stepped_up
def invite(supplier: Supplier) -> ResponseReturnValue:
    form = InviteEditorForm()
    if not form.validate_on_submit():
        return _invite_page(supplier, form)
    demand_mail_room(form.email.data)
    role, lasts = EditorRole(form.role.data), lifetime()
    try:
        with transaction():
            user = signed_in_user()
            services.invite(supplier, form.email.data, role, language=language(), by=user, at=now(), lasts=lasts)
    except DomainError as error:
        form.email.errors = [str(error)]
        return _invite_page(supplier, form)
    flash(_("We have sent a mail with a link to %(email)s.", email=form.email.data))
    return _back(supplier.id)


def _invite_page(supplier: Supplier, form: InviteEditorForm) -> ResponseReturnValue:
    page = render_template("editors/invite.html", supplier=supplier, form=form)
    return page, 422 if form.errors else 200


@bp.post("/mijn-bedrijven/mensen/uitnodiging/<int:editor_invitation_id>/opnieuw")
@guarded(may_handle, load=queries.find_invitation)
@stepped_up
def send_again(invitation: EditorInvitation) -> ResponseReturnValue:
    demand_mail_room(invitation.email)
    with transaction():
        services.send_again(invitation, by=signed_in_user(), at=now(), lasts=lifetime())
    flash(_("We have sent a mail with a link to %(email)s.", email=invitation.email))
    return _back(invitation.supplier_id)


@bp.post("/mijn-bedrijven/mensen/uitnodiging/<int:editor_invitation_id>/intrekken")
@guarded(may_handle, load=queries.find_invitation)
@stepped_up
def withdraw(invitation: EditorInvitation) -> ResponseReturnValue:
    with transaction():
        services.withdraw(invitation, by=signed_in_user(), at=now())
    flash(_("The invitation is withdrawn. The link in the mail no longer works."))
    return _back(invitation.supplier_id)


@bp.route("/mijn-bedrijven/<int:supplier_id>/mensen/<int:user_id>/rol", methods=["GET", "POST"])
@guarded(may_change, load=queries.find_editor)
@stepped_up
def change_role(editor: SupplierEditor) -> ResponseReturnValue:
    form = RoleForm(role=editor.role.value)
    if not form.validate_on_submit():
        return _editor_page("editors/role.html", editor, form)
    supplier_id = editor.supplier_id
    try:
        with transaction():
            services.change_role(editor, EditorRole(form.role.data), by=signed_in_user())
    except DomainError as error:
        form.role.errors = [str(error)]
        return _editor_page("editors/role.html", editor, form)
    flash(_("Saved."))
    return _back(supplier_id)


@bp.route("/mijn-bedrijven/<int:supplier_id>/mensen/<int:user_id>/eraf", methods=["GET", "POST"])
@guarded(may_take_out, load=queries.find_editor)
@stepped_up
def take_out(editor: SupplierEditor) -> ResponseReturnValue:
    form, user = PressForm(), signed_in_user()
    if not form.validate_on_submit():
        return _editor_page("editors/take_out.html", editor, form)
    supplier_id, name, is_self = editor.supplier_id, editor.user.name, editor.user_id == user.id
    try:
        with transaction():
            services.take_out(editor, by=user, at=now())
    except DomainError as error:
        form.form_errors.append(str(error))
        return _editor_page("editors/take_out.html", editor, form)
    flash(_("%(name)s can no longer edit this firm.", name=name))
    return redirect(url_for("suppliers.mine"), 303) if is_self else _back(supplier_id)


def _editor_page(template: str, editor: SupplierEditor, form: RoleForm | PressForm) -> ResponseReturnValue:
    is_self = editor.user_id == signed_in_user().id
    page = render_template(template, editor=editor, supplier=editor.supplier, form=form, is_self=is_self)
    return page, 422 if form.errors else 200


def _back(supplier_id: int) -> ResponseReturnValue:
    return redirect(url_for("editors.people", supplier_id=supplier_id), 303)
