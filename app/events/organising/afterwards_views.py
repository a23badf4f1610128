"""What organisers tell afterwards."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import answers_large_files, guarded, signed_in_user, takes_files
from app.core.i18n import _
from app.events import policies
from app.events.models import Event
from app.events.organising import afterwards
from app.events.organising.afterwards_forms import AfterwardsForm, PhotoForm
from app.events.organising.blueprint import bp
from app.events.queries import find_event
from app.texts.fields import previewed

AT = "/bijeenkomsten/beheer/<int:event_id>/achteraf"


@bp.route(AT, methods=["GET", "POST"])
@guarded(policies.may_edit_programme, load=find_event)
def report(event: Event) -> ResponseReturnValue:
    form = AfterwardsForm(event)
    if previewed(form) or not form.validate_on_submit():
        return _page(event, form, PhotoForm(formdata=None))
    with transaction():
        afterwards.tell(event, form.to_details(), seen_version=form.seen_version, by=signed_in_user(), at=now())
    return _back(event)


def _page(event: Event, form: AfterwardsForm, photo_form: PhotoForm) -> ResponseReturnValue:
    failed = photo_form if photo_form.errors else form
    page = render_template(
        "events/afterwards.html",
        event=event,
        form=failed,
        report_form=form,
        photo_form=photo_form,
        most_photos=afterwards.MOST_PHOTOS,
        has_begun=event.is_public and event.starts_at <= now(),
    )
    return page, 422 if failed.errors else 200


def _back(event: Event) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for("events.report", event_id=event.id), 303)


@bp.post(f"{AT}/fotos")
@guarded(policies.may_edit_programme, load=find_event)
@takes_files("picture_file")
@answers_large_files
def add_photo(event: Event) -> ResponseReturnValue:
    form = PhotoForm()
    if not form.validate_on_submit():
        return _page(event, AfterwardsForm(event, formdata=None), form)
    with transaction():
        afterwards.add_photo(event, form.picture_details(), by=signed_in_user(), at=now())
    return _back(event)


@bp.post(f"{AT}/fotos/weg")
@guarded(policies.may_edit_programme, load=find_event)
def remove_photo(event: Event) -> ResponseReturnValue:
    with transaction():
        picture_id = request.form.get("picture_id", 0, type=int)
        afterwards.remove_photo(event, picture_id, by=signed_in_user(), at=now())
    return _back(event)
