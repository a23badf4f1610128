"""Pages on which those who speak for a body write its news."""

from typing import Any

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import answers_large_files, guarded, signed_in_user, takes_files
from app.core.i18n import _
from app.core.pages import paginate
from app.core.seen import ChangedMeanwhile
from app.news import keeping, policies, publishing, queries, revisions, services, sharing
from app.news.addresses import path_of
from app.news.forms import BodyForm, NewsForm, ScheduleForm
from app.news.labels import KINDS, STATUSES
from app.news.models import NewsItem, NewsShare, NewsStatus
from app.news.revisions import Kept
from app.organisations.bodies import bodies_of, names_of

bp = Blueprint("news_keeping", __name__, url_prefix="/nieuws/beheer", template_folder="templates")


@bp.context_processor
def _names() -> dict[str, Any]:
    return {"news_statuses": STATUSES, "news_kinds": KINDS}


@bp.get("")
@guarded(policies.may_keep_news)
def items() -> ResponseReturnValue:
    status = keeping.status_of(request.args.get("status", ""))
    page = paginate(queries.kept_by(signed_in_user(), status), request.args.get("blad", 1, type=int))
    return render_template(
        "news/keep/items.html",
        page=page,
        status=status,
        counts=queries.counts_by_status(signed_in_user()),
        names=names_of(bodies_of(signed_in_user())),
        url_for_page=lambda number: url_for("news_keeping.items", status=status, blad=number),
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@guarded(policies.may_keep_news)
@takes_files("picture_file")
@answers_large_files
def new_item() -> ResponseReturnValue:
    form, bodies = NewsForm(), bodies_of(signed_in_user())
    if len(bodies) == 1:
        form.body.data = bodies[0].key
    form.offer(bodies)
    if not keeping.is_sent(form):
        return _form_page(form, None)
    body = next(body for body in bodies if body.key == form.body.data)
    with transaction():
        made = services.write(form.to_details(), body, by=signed_in_user(), at=now())
    flash(_("Saved as a draft. Look at it as readers will, and publish it."))
    return _back_to(made)


@bp.route("/<int:item_id>/wijzigen", methods=["GET", "POST"])
@guarded(policies.may_keep, load=queries.find_item)
@takes_files("picture_file")
@answers_large_files
def change_item(item: NewsItem) -> ResponseReturnValue:
    form = keeping.form_for(item)
    if not keeping.is_sent(form):
        return _form_page(form, item)
    try:
        with transaction():
            services.change(item, form.to_details(), seen_version=form.seen_version, by=signed_in_user(), at=now())
    except ChangedMeanwhile:
        return _both_changed(form, item)
    flash(_("Saved."))
    return _back_to(item)


def _form_page(form: NewsForm, item: NewsItem | None) -> ResponseReturnValue:
    page = render_template("news/keep/form.html", form=form, item=item, found=keeping.found_for(form))
    return page, 422 if form.errors else 200


def _both_changed(form: NewsForm, item: NewsItem) -> ResponseReturnValue:
    """What was typed stays; saving once more replaces what the other wrote, which stays among the versions."""
    differences = revisions.compared(revisions.words_of(item), revisions.words_of(form.to_details()))
    form.version.data = form.version.raw_data = None
    form.version.data = str(item.version)
    return render_template("news/keep/form.html", form=form, item=item, found=[], differences=differences), 409


@bp.get("/<int:item_id>")
@guarded(policies.may_keep, load=queries.find_item)
def own_item(item: NewsItem) -> ResponseReturnValue:
    return _own_page(item, ScheduleForm(formdata=None))


def _own_page(item: NewsItem, form: ScheduleForm) -> ResponseReturnValue:
    return render_template("news/keep/item.html", form=form, **keeping.own_page(item)), 422 if form.errors else 200


@bp.post("/<int:item_id>/publiceren")
@guarded(policies.may_publish, load=queries.find_item)
def publish(item: NewsItem) -> ResponseReturnValue:
    with transaction():
        publishing.publish(item, by=signed_in_user(), at=now())
    flash(_("Published: everybody can read it."))
    return _back_to(item)


@bp.post("/<int:item_id>/inplannen")
@guarded(policies.may_schedule, load=queries.find_item)
def schedule(item: NewsItem) -> ResponseReturnValue:
    form = ScheduleForm()
    if not form.validate_on_submit():
        return _own_page(item, form)
    with transaction():
        publishing.schedule(item, form.moment.data, by=signed_in_user(), at=now())
    flash(_("Planned: it appears by itself."))
    return _back_to(item)


@bp.post("/<int:item_id>/terughalen")
@guarded(policies.may_take_back, load=queries.find_item)
def take_back(item: NewsItem) -> ResponseReturnValue:
    with transaction():
        publishing.take_back(item, by=signed_in_user(), at=now())
    flash(_("It is a draft again, and does not appear by itself."))
    return _back_to(item)


@bp.post("/<int:item_id>/archiveren")
@guarded(policies.may_archive, load=queries.find_item)
def archive(item: NewsItem) -> ResponseReturnValue:
    with transaction():
        publishing.archive(item, by=signed_in_user(), at=now())
    flash(_("Archived: it is out of all lists and feeds, and its address says so."))
    return _back_to(item)


@bp.post("/<int:item_id>/weggooien")
@guarded(policies.may_discard, load=queries.find_item)
def discard(item: NewsItem) -> ResponseReturnValue:
    with transaction():
        services.discard(item, by=signed_in_user())
    flash(_("The draft is thrown away."))
    return redirect(url_for("news_keeping.items"), 303)


@bp.get("/<int:item_id>/versies")
@guarded(policies.may_keep, load=queries.find_item)
def versions(item: NewsItem) -> ResponseReturnValue:
    return render_template("news/keep/versions.html", item=item, versions=revisions.revisions_of(item))


@bp.get("/<int:item_id>/versies/<int:number>")
@guarded(keeping.may_keep_revision, load=revisions.find_kept)
def version(kept: Kept) -> ResponseReturnValue:
    changes = revisions.compared(revisions.words_of(kept.revision), revisions.words_of(kept.item))
    return render_template("news/keep/version.html", item=kept.item, version=kept.revision, changes=changes)


@bp.post("/<int:item_id>/versies/<int:number>/terugzetten")
@guarded(keeping.may_keep_revision, load=revisions.find_kept)
def restore(kept: Kept) -> ResponseReturnValue:
    seen = request.form.get("version", 0, type=int)
    with transaction():
        services.restore(kept.item, kept.revision, seen_version=seen, by=signed_in_user(), at=now())
    flash(_("The words of that version are back."))
    return _back_to(kept.item)


@bp.post("/<int:item_id>/delen")
@guarded(policies.may_share, load=queries.find_item)
def share(item: NewsItem) -> ResponseReturnValue:
    form, bodies = BodyForm(), bodies_of(signed_in_user())
    form.offer(bodies)
    if form.validate_on_submit():
        with transaction():
            sharing.share(item, form.chosen(bodies), by=signed_in_user(), at=now())
        flash(_("It stands among the news of your organisation now."))
    return redirect(path_of(item), 303)


@bp.post("/<int:item_id>/delen/<int:share_id>/stoppen")
@guarded(policies.may_unshare, load=sharing.find_share)
def unshare(shared: NewsShare) -> ResponseReturnValue:
    item = shared.item
    with transaction():
        sharing.unshare(shared, by=signed_in_user())
    flash(_("It stands there no longer."))
    return redirect(path_of(item) if item.status is NewsStatus.PUBLISHED else url_for("news_keeping.items"), 303)


@bp.get("/suggesties")
@guarded(policies.may_keep_news)
def suggestions() -> ResponseReturnValue:
    """For the picker: published news with these words in its title."""
    found = queries.published_titled(request.args.get("q", "").replace("\x00", "").strip())
    return jsonify([{"value": str(item.id), "label": item.title} for item in found])


def _back_to(item: NewsItem) -> ResponseReturnValue:
    return redirect(url_for("news_keeping.own_item", item_id=item.id), 303)
