"""The board imports its member list: file, columns, a look without changes, choose, process, invite, end."""

from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.accounts.step_up import stepped_up
from app.core.clock import now, today
from app.core.db import session, transaction
from app.core.guard import guarded, signed_in_user, takes_files
from app.core.i18n import _, language, ngettext
from app.core.uploads import RefusedFile
from app.memberships.boards.policies import keeps_list, keeps_members
from app.memberships.importing import columns as known_columns
from app.memberships.importing import files, presenting, queries, services
from app.memberships.importing.choices import chosen_firms, ticked
from app.memberships.importing.forms import EndMissingForm, InviteForm, UploadForm, columns_form
from app.memberships.importing.models import ListStatus, MemberList
from app.memberships.importing.presenting import Part, problems_file
from app.memberships.inviting.services import invite as invite_rows
from app.memberships.models import Membership
from app.organisations.models import Association
from app.organisations.queries import find_association
from app.suppliers.importing.reading import open_table
from app.suppliers.importing.uploading import look_for_viruses, sample

LISTS = "/verenigingen/<int:association_id>/leden/lijsten"

bp = Blueprint("member_lists", __name__, url_prefix=LISTS, template_folder="../templates")


@bp.get("")
@guarded(keeps_members, load=find_association)
def lists(association: Association) -> ResponseReturnValue:
    return _lists_page(association, UploadForm())


@bp.post("")
@guarded(keeps_members, load=find_association)
@takes_files("file")
def upload(association: Association) -> ResponseReturnValue:
    form = UploadForm()
    if not form.validate_on_submit():
        return _lists_page(association, form), 422
    try:
        look_for_viruses(form.file.data.stream)
        with transaction():
            member_list = _receive(form.file.data, association)
    except RefusedFile as error:
        form.file.errors = [str(error)]
        return _lists_page(association, form), 422
    return redirect(_address(member_list, "columns"), 303)


def _receive(given, association: Association) -> MemberList:
    """Raises UnreadableFile when it is no table; then nothing is kept."""
    member_list = services.open_list(given.filename or "", association.id, by=signed_in_user(), at=now())
    files.keep(member_list, given.stream)
    try:
        open_table(files.path(member_list), files.limits())
    except RefusedFile:
        files.discard(member_list)
        raise
    return member_list


def _lists_page(association: Association, form: UploadForm) -> str:
    lists = queries.lists_of(association.id)
    return render_template(
        "memberlists/lists.html", association=association, form=form, lists=lists, statuses=presenting.STATUSES
    )


def _address(member_list: MemberList, page: str = "member_list", **values) -> str:
    return url_for(f"member_lists.{page}", association_id=member_list.association_id, list_id=member_list.id, **values)


@bp.route("/<int:list_id>/kolommen", methods=["GET", "POST"])
@guarded(keeps_list, load=queries.find_list)
def columns(member_list: MemberList) -> ResponseReturnValue:
    if member_list.status not in (ListStatus.UPLOADED, ListStatus.FAILED) or not files.is_kept(member_list):
        return redirect(_address(member_list), 303)
    table = open_table(files.path(member_list), files.limits())
    form = columns_form(table.headers, member_list.chosen_columns or known_columns.propose(table.headers))
    if not form.validate_on_submit():
        page = presenting.columns_page(member_list, form, table.headers, sample(table))
        return page, 422 if form.is_submitted() else 200
    with transaction():
        services.ask_for_check(member_list, form.columns())
    return redirect(_address(member_list), 303)


@bp.get("/<int:list_id>")
@guarded(keeps_list, load=queries.find_list)
def member_list(member_list: MemberList) -> ResponseReturnValue:
    if member_list.status is ListStatus.UPLOADED:
        return redirect(_address(member_list, "columns"), 303)
    return presenting.list_page(member_list, part=presenting.part_asked(request.args.get("deel")))


@bp.post("/<int:list_id>/kiezen")
@guarded(keeps_list, load=queries.find_list)
def choose(member_list: MemberList) -> ResponseReturnValue:
    """Which firm the doubtful rows of a page are about."""
    choices = chosen_firms(request.form)
    with transaction():
        services.choose(member_list, choices)
        if member_list.status is ListStatus.FINISHED:
            services.process(member_list, today=today(), by=signed_in_user(), at=now())
    number = len(choices)
    flash(ngettext("%(num)s row is decided.", "%(num)s rows are decided.", number), "success" if number else "info")
    return redirect(_address(member_list, deel=Part.OPEN.value), 303)


@bp.post("/<int:list_id>/verwerken")
@guarded(keeps_list, load=queries.find_list)
@stepped_up
def process(member_list: MemberList) -> ResponseReturnValue:
    with transaction():
        services.process(member_list, today=today(), by=signed_in_user(), at=now())
    flash(_("The member list is processed."))
    return redirect(_address(member_list, deel=Part.UNREGISTERED.value), 303)


@bp.post("/<int:list_id>/uitnodigen")
@guarded(keeps_list, load=queries.find_list)
@stepped_up
def invite(member_list: MemberList) -> ResponseReturnValue:
    form = InviteForm()
    if not form.validate_on_submit():
        return presenting.list_page(member_list, part=Part.UNREGISTERED, invite_form=form), 422
    with transaction():
        rows = session.scalars(queries.rows_of(member_list, queries.IS_UNREGISTERED)).all()
        wanted = ticked(request.form.getlist("row"))
        chosen = [row for row in rows if form.everybody.data or row.id in wanted]
        sent = invite_rows(
            chosen, queries.association_of(member_list), language=language(), by=signed_in_user(), at=now()
        )
    number = len(sent)
    flash(
        ngettext("%(num)s invitation goes out.", "%(num)s invitations go out.", number), "success" if number else "info"
    )
    return redirect(_address(member_list, deel=Part.UNREGISTERED.value), 303)


@bp.post("/<int:list_id>/beeindigen")
@guarded(keeps_list, load=queries.find_list)
@stepped_up
def end_missing(member_list: MemberList) -> ResponseReturnValue:
    """End those that were ticked; nobody is ended because a list forgot them."""
    form, wanted = EndMissingForm(), ticked(request.form.getlist("membership"))
    missing = queries.missing_from(member_list, today())
    if missing is None or not form.validate_on_submit():
        return presenting.list_page(member_list, part=Part.MISSING, end_form=form), 422
    with transaction():
        chosen = session.scalars(missing.where(Membership.id.in_(wanted))).all()
        services.end_missing(member_list, chosen, on=form.ends_on.data, by=signed_in_user())
    flash(ngettext("%(num)s membership ends.", "%(num)s memberships end.", len(chosen)))
    return redirect(_address(member_list, deel=Part.MISSING.value), 303)


@bp.get("/<int:list_id>/fouten.csv")
@guarded(keeps_list, load=queries.find_list)
def problems(member_list: MemberList) -> ResponseReturnValue:
    """The rows that cannot go on, with line, column and reason; what could be a citizen service number is masked."""
    content = BytesIO(problems_file(member_list))
    return send_file(content, "text/csv", as_attachment=True, download_name=_("to-repair") + ".csv")
