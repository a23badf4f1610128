"""The page of the roles in a file, and of declarations about interests."""

from flask import flash, redirect, render_template, url_for

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, ngettext
from app.sourcing import policies
from app.sourcing.blueprint import bp
from app.sourcing.models import ProcurementFile
from app.sourcing.queries import find_file
from app.sourcing.roles import declaring, presenting, queries, services
from app.sourcing.roles.declaring import NotDeclared
from app.sourcing.roles.forms import INTEREST, DeclarationForm, GiveRoleForm, HandOverForm
from app.sourcing.roles.kinds import GIVEN, FileRoleKind
from app.sourcing.roles.labels import DUTIES, KINDS
from app.sourcing.roles.models import FileRole


@bp.get("/<int:file_id>/rollen")
@guarded(policies.may_see, load=find_file)
def roles(file: ProcurementFile):
    return _page(file)


@bp.post("/<int:file_id>/rollen")
@guarded(policies.may_give_roles, load=find_file)
def give_role(file: ProcurementFile):
    form = _give_form(file)
    if not form.validate_on_submit():
        return _page(file, give_form=form), 422
    with transaction():
        services.give_role(file, form.chosen(), form.person(), note=form.note.data, by=signed_in_user(), at=now())
    flash(_("%(name)s has the role and gets a mail about it.", name=form.person().name))
    return _back(file)


@bp.post("/<int:file_id>/rollen/<int:role_id>/beeindigen")
@guarded(policies.may_pass_role_on, load=queries.find_role)
def end_role(role: FileRole):
    with transaction():
        services.end_role(role, by=signed_in_user(), at=now())
    flash(_("The role has ended."))
    return _back(role.file)


@bp.route("/<int:file_id>/rollen/<int:role_id>/overdragen", methods=["GET", "POST"])
@guarded(policies.may_pass_role_on, load=queries.find_role)
def hand_over_role(role: FileRole):
    form = HandOverForm([each for each in queries.colleagues_for(role.file, role.kind) if each.id != role.user_id])
    if not form.validate_on_submit():
        return _hand_over_page(role.file, role.kind, form)
    with transaction():
        services.hand_over(role, form.person(), note=form.note.data, by=signed_in_user(), at=now())
    flash(_("%(name)s has the role and gets a mail about it.", name=form.person().name))
    return _back(role.file)


@bp.route("/<int:file_id>/eigenaar", methods=["GET", "POST"])
@guarded(policies.may_name_owner, load=find_file)
def hand_over_file(file: ProcurementFile):
    able = queries.colleagues_for(file, FileRoleKind.OWNER)
    form = HandOverForm([each for each in able if each.id != file.owner_id])
    if not form.validate_on_submit():
        return _hand_over_page(file, FileRoleKind.OWNER, form)
    with transaction():
        services.hand_over_ownership(file, form.person(), note=form.note.data, by=signed_in_user(), at=now())
    flash(_("%(name)s owns the file and gets a mail about it.", name=form.person().name))
    return _back(file)


@bp.post("/<int:file_id>/belangenverklaring")
@guarded(policies.may_declare, load=find_file)
def declare(file: ProcurementFile):
    form, user = DeclarationForm(), signed_in_user()
    if not form.validate_on_submit():
        return _page(file, declaration_form=form), 422
    steps_aside = form.declaration.data == INTEREST
    with transaction():
        (declaring.step_aside if steps_aside else declaring.declare_no_interest)(file, by=user, at=now())
    flash(
        _("You stepped aside. Your roles in this file have ended.") if steps_aside else _("Your declaration is kept.")
    )
    return _back(file)


@bp.post("/<int:file_id>/belangenverklaring/vragen")
@guarded(policies.may_give_roles, load=find_file)
def ask_to_declare(file: ProcurementFile):
    with transaction():
        asked = declaring.ask_to_declare(file, by=signed_in_user())
    flash(ngettext("%(num)s person gets a mail.", "%(num)s people get a mail.", asked))
    return _back(file)


@bp.errorhandler(NotDeclared)
def lead_to_declaration(error: NotDeclared):
    flash(str(error), "warning")
    return redirect(url_for("sourcing.roles", file_id=error.file_id, _anchor="declaration"), 303)


def _give_form(file: ProcurementFile) -> GiveRoleForm:
    return GiveRoleForm(queries.colleagues_for(file, FileRoleKind.ASSESSOR), GIVEN)


def _back(file: ProcurementFile):
    return redirect(url_for("sourcing.roles", file_id=file.id), 303)


def _hand_over_page(file: ProcurementFile, kind: FileRoleKind, form: HandOverForm):
    page = render_template("sourcing/roles/hand_over.html", file=file, role_name=KINDS[kind], form=form)
    return page, 422 if form.errors else 200


def _page(
    file: ProcurementFile, give_form: GiveRoleForm | None = None, declaration_form: DeclarationForm | None = None
):
    user = signed_in_user()
    may_give = policies.may_give_roles(user, file)
    return render_template(
        "sourcing/roles/roles.html",
        file=file,
        holders=presenting.holders_in(file, user),
        standings=presenting.standings_in(file),
        duties=[(KINDS[kind], DUTIES[kind]) for kind in FileRoleKind],
        conflicts=queries.conflicts_of(user, file),
        is_aside=queries.stepped_aside(user, file),
        may_declare=policies.may_declare(user, file),
        may_give=may_give,
        may_change=policies.may_change(user, file),
        give_form=(give_form or _give_form(file)) if may_give else None,
        declaration_form=declaration_form or DeclarationForm(formdata=None),
        form=give_form or declaration_form,
    )
