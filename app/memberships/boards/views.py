"""The pages of a board on its members."""

from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import boards_of, is_desk
from app.accounts.step_up import stepped_up
from app.audit.services import record
from app.core.clock import today
from app.core.db import count_of, transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.pages import paginate
from app.memberships import keeping
from app.memberships.boards import policies, queries, services
from app.memberships.boards.export import members_file
from app.memberships.boards.forms import AddForm, EndForm, PageForm
from app.memberships.boards.queries import Tab
from app.memberships.inviting.queries import invitations_of
from app.memberships.models import Membership
from app.memberships.queries import firms_named
from app.organisations.models import Association
from app.organisations.queries import associations, find_association

MEMBERS_ON_A_PAGE = 50

bp = Blueprint("members", __name__, template_folder="../templates")


@bp.get("/leden")
@guarded(policies.keeps_some_members)
def choose() -> ResponseReturnValue:
    """Whose members: most people sit on one board."""
    user = signed_in_user()
    mine = [each for each in associations(today()) if each.id in boards_of(user)]
    mine += queries.associations_without_board(today()) if is_desk(user) else []
    if len(mine) == 1:
        return redirect(url_for("members.members", association_id=mine[0].id), 303)
    return render_template("boards/choose.html", associations=mine)


@bp.get("/verenigingen/<int:association_id>/leden")
@guarded(policies.keeps_members, load=find_association)
def members(association: Association) -> ResponseReturnValue:
    tab, words = _tab(), request.args.get("q", "")
    page = paginate(_members(association, tab, words), request.args.get("blad", 1, type=int), MEMBERS_ON_A_PAGE)
    counts = {each: page.total if each is tab else count_of(_members(association, each, words)) for each in Tab}
    return render_template(
        "boards/members.html",
        association=association,
        page=page,
        tab=tab,
        counts=counts,
        words=words,
        today=today(),
        url_for_page=lambda number: _address(association, toon=tab.value, q=words, blad=number),
    )


def _members(association: Association, tab: Tab, words: str):
    return queries.members_of(association.id, tab, words, today())


def _tab() -> Tab:
    asked = request.args.get("toon")
    return Tab(asked) if asked in list(Tab) else Tab.CURRENT


def _address(association: Association, **values) -> str:
    given = {name: value for name, value in values.items() if value}
    return url_for("members.members", association_id=association.id, **given)


@bp.route("/verenigingen/<int:association_id>/leden/toevoegen", methods=["GET", "POST"])
@guarded(policies.keeps_members, load=find_association)
def add(association: Association) -> ResponseReturnValue:
    """By KvK number or name; the firms that were found stay in the address while the form is sent."""
    words = request.args.get("q", "")
    firms = {firm.id: firm for firm in _firms_to_add(association, words)}
    form = AddForm(list(firms.values()), since=today())
    if not form.validate_on_submit():
        return _add_page(association, words, form)
    supplier, since = firms[form.supplier_id.data], form.since.data
    try:
        with transaction():
            keeping.add_member(supplier, association.id, since=since, today=today(), by=signed_in_user())
    except DomainError as error:
        form.since.errors = [str(error)]
        return _add_page(association, words, form)
    flash(_("%(name)s is noted as a member.", name=supplier.display_name))
    return redirect(_address(association), 303)


def _firms_to_add(association: Association, words: str):
    found = firms_named(words)
    already = queries.running_members(association.id, [firm.id for firm in found], today())
    return [firm for firm in found if firm.id not in already]


def _add_page(association: Association, words: str, form: AddForm) -> ResponseReturnValue:
    page = render_template("boards/add.html", association=association, form=form, words=words)
    return page, 422 if form.errors else 200


@bp.route("/verenigingen/<int:association_id>/leden/<int:membership_id>/beeindigen", methods=["GET", "POST"])
@guarded(policies.keeps_membership, load=queries.find_membership)
def end(membership: Membership) -> ResponseReturnValue:
    form = EndForm(ends_on=today())
    if not form.validate_on_submit():
        return _end_page(membership, form)
    try:
        with transaction():
            keeping.end_membership(membership, on=form.ends_on.data, by=signed_in_user())
    except DomainError as error:
        form.ends_on.errors = [str(error)]
        return _end_page(membership, form)
    flash(_("The last day of this membership is noted."))
    return redirect(url_for("members.members", association_id=membership.association_id), 303)


def _end_page(membership: Membership, form: EndForm) -> ResponseReturnValue:
    association = find_association(membership.association_id)
    page = render_template("boards/end.html", association=association, membership=membership, form=form)
    return page, 422 if form.errors else 200


@bp.post("/verenigingen/<int:association_id>/leden/<int:membership_id>/hervatten")
@guarded(policies.keeps_membership, load=queries.find_membership)
def start_again(membership: Membership) -> ResponseReturnValue:
    """From today on, as a new membership beside the one that ended."""
    firm, board = membership.supplier, membership.association_id
    with transaction():
        keeping.add_member(firm, board, since=today(), today=today(), by=signed_in_user())
    flash(_("%(name)s is noted as a member.", name=membership.supplier.display_name))
    return redirect(url_for("members.members", association_id=membership.association_id), 303)


@bp.get("/verenigingen/<int:association_id>/leden.csv")
@guarded(policies.keeps_members, load=find_association)
@stepped_up
def download(association: Association) -> ResponseReturnValue:
    with transaction():
        record("members.taken", association, by=signed_in_user())
    content = members_file(association, today())
    return send_file(BytesIO(content), "text/csv", as_attachment=True, download_name=_("members") + ".csv")


@bp.route("/verenigingen/<int:association_id>/leden/pagina", methods=["GET", "POST"])
@guarded(policies.keeps_members, load=find_association)
def page(association: Association) -> ResponseReturnValue:
    """What the public page of the association says."""
    form = PageForm(obj=queries.page_of(association))
    if not form.validate_on_submit():
        written = render_template("boards/page.html", association=association, form=form)
        return written, 422 if form.errors else 200
    with transaction():
        services.write_page(association, who_may_join=form.who_may_join.data or "", by=signed_in_user())
    flash(_("Saved."))
    return redirect(url_for("associations.association", association_id=association.id), 303)


@bp.get("/verenigingen/<int:association_id>/leden/uitgenodigd")
@guarded(policies.keeps_members, load=find_association)
def invited(association: Association) -> ResponseReturnValue:
    page = paginate(invitations_of(association.id), request.args.get("blad", 1, type=int), MEMBERS_ON_A_PAGE)
    return render_template(
        "boards/invited.html",
        association=association,
        page=page,
        url_for_page=lambda number: url_for("members.invited", association_id=association.id, blad=number),
    )
