"""The queue of changes of listed firms, and what a reviewer does with one."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.approvals.policies import may_open_queue
from app.approvals.revisions import queries
from app.approvals.revisions.forms import ReasonForm, SeenForm, chosen
from app.approvals.revisions.policies import is_reviewer, may_decide, may_hand_over
from app.audit.sights import note_sight
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, ngettext
from app.core.pages import paginate
from app.memberships.policies import has_interest
from app.suppliers.moves import ForbiddenMove
from app.suppliers.revisions import presenting, services
from app.suppliers.revisions.comparing import labels_of
from app.suppliers.revisions.models import Revision, RevisionStatus
from app.suppliers.revisions.undoing import stays
from app.suppliers.services import AlreadyRegistered

bp = Blueprint("changes", __name__, url_prefix="/aanvragen/wijzigingen")


@bp.get("")
@guarded(may_open_queue)
def queue() -> ResponseReturnValue:
    return _show_queue("waiting")


@bp.get("/bekeken")
@guarded(may_open_queue)
def decided() -> ResponseReturnValue:
    return _show_queue("decided")


@bp.get("/<int:revision_id>")
@guarded(is_reviewer, load=queries.find_revision)
def revision(revision: Revision) -> ResponseReturnValue:
    page = _show(revision)
    note_sight("revision.seen", revision, by=signed_in_user())
    return page


@bp.post("/<int:revision_id>/accepteren")
@guarded(may_decide, load=queries.find_revision)
def accept(revision: Revision) -> ResponseReturnValue:
    said = _("The change of %(name)s is accepted, and shows from now on.", name=revision.supplier.display_name)
    return _decide(revision, SeenForm(prefix="seen"), services.accept, said)


@bp.post("/<int:revision_id>/afwijzen")
@guarded(may_decide, load=queries.find_revision)
def reject(revision: Revision) -> ResponseReturnValue:
    name = revision.supplier.display_name
    said = _("The change of %(name)s is rejected. The firm gets your explanation.", name=name)
    return _decide(revision, ReasonForm(prefix="no"), services.reject, said)


@bp.post("/<int:revision_id>/gezien")
@guarded(may_decide, load=queries.find_revision)
def acknowledge(revision: Revision) -> ResponseReturnValue:
    said = _("Noted: the change of %(name)s is in order.", name=revision.supplier.display_name)
    return _decide(revision, SeenForm(prefix="seen"), services.acknowledge, said)


@bp.post("/<int:revision_id>/terugzetten")
@guarded(may_decide, load=queries.find_revision)
def revert(revision: Revision) -> ResponseReturnValue:
    name = revision.supplier.display_name
    said = _("The page of %(name)s is as it was. The firm gets your explanation.", name=name)
    return _decide(revision, ReasonForm(prefix="no"), services.revert, said)


def _decide(revision: Revision, form: SeenForm, decide: Callable[..., None], said: str) -> ResponseReturnValue:
    """As it was on the page, and with a reason where the form asks for one."""
    if not form.validate_on_submit():
        return _show(revision, form)
    with transaction():
        services.see(revision, form.version())
        decide(revision, **form.given(), by=signed_in_user(), at=now())
    flash(said)
    return redirect(url_for(".queue"), 303)


@bp.post("/<int:revision_id>/overdragen")
@guarded(may_hand_over, load=queries.find_revision)
def hand_over(revision: Revision) -> ResponseReturnValue:
    with transaction():
        services.hand_to_desk(revision, by=signed_in_user())
    flash(_("The desk of the region takes over."))
    return redirect(url_for(".queue"), 303)


@bp.post("/gezien")
@guarded(may_open_queue)
def acknowledge_many() -> ResponseReturnValue:
    """Those that were ticked, as they were on the page; what changed meanwhile, or is not one's own, waits on."""
    user, seen = signed_in_user(), chosen(request.form.getlist("revision"))
    with transaction():
        done = 0
        for each in queries.live_ones(seen):
            if each.version == seen[each.id] and may_decide(user, each):
                services.acknowledge(each, by=user, at=now())
                done += 1
    flash(ngettext("%(num)s change is noted as in order.", "%(num)s changes are noted as in order.", done))
    if done < len(seen):
        flash(_("Some changes wait on: the firm changed more, or somebody else was first."), "warning")
    return redirect(url_for(".queue"), 303)


@bp.errorhandler(ForbiddenMove)
def somebody_was_first(_error: ForbiddenMove) -> ResponseReturnValue:
    flash(_("Somebody was just ahead of you. What you did has not been saved."), "warning")
    return redirect(url_for(".revision", **(request.view_args or {})), 303)


@bp.errorhandler(services.RevisionChanged)
@bp.errorhandler(AlreadyRegistered)
def look_again(error: services.RevisionChanged | AlreadyRegistered) -> ResponseReturnValue:
    flash(str(error), "error")
    return redirect(url_for(".revision", **(request.view_args or {})), 303)


def _show_queue(tab: str) -> ResponseReturnValue:
    user = signed_in_user()
    lists = {"waiting": queries.waiting_for(user), "decided": queries.decided_for(user)}
    page = paginate(lists[tab], request.args.get("blad", 1, type=int))
    return render_template(
        "approvals/changes.html",
        tab=tab,
        page=page,
        shown=presenting.compared(page.items),
        counts={name: page.total if name == tab else queries.how_many(lists[name]) for name in lists},
        statuses=presenting.STATUSES,
        url_for_page=lambda number: url_for(str(request.endpoint), blad=number),
    )


def _show(revision: Revision, failed: SeenForm | None = None) -> ResponseReturnValue:
    user = signed_in_user()
    decides = revision.is_open and may_decide(user, revision)
    page = render_template(
        "approvals/change.html",
        revision=revision,
        supplier=revision.supplier,
        changes=presenting.compared([revision])[0].changes,
        stays=labels_of(stays(revision.before)) if revision.status is RevisionStatus.LIVE else [],
        statuses=presenting.STATUSES,
        decides=decides,
        stands_aside=not decides and has_interest(user, revision.supplier),
        may_hand_over=may_hand_over(user, revision),
        seen_form=SeenForm(prefix="seen", formdata=None, seen_version=revision.version),
        reason_form=failed or ReasonForm(prefix="no", formdata=None, seen_version=revision.version),
        form=failed,
    )
    return page, 422 if failed else 200
