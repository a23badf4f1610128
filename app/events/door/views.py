"""The list at the door: a page with a script that bears a flaky network, and plain forms for the same."""

import secrets
from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, flash, jsonify, make_response, redirect, render_template, request, url_for

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, public, signed_in_user, visitor
from app.core.headers import permissions
from app.core.i18n import _
from app.events.door import presenting, services
from app.events.door.forms import WalkInForm
from app.events.door.marks import Told, Undo, WalkIn, read
from app.events.door.queries import count_at, people_at
from app.events.models import Event
from app.events.policies import may_lead
from app.events.queries import find_event
from app.events.registering.models import RegistrationState
from app.events.registering.tokens import registration_at_door

MOST_AT_ONCE = 500
BEFORE, AFTER = timedelta(hours=12), timedelta(hours=24)

bp = Blueprint("door", __name__, template_folder="templates")


@bp.get("/deur/<int:event_id>")
@guarded(may_lead, load=find_event)
def door(event: Event):
    return _page(event, WalkInForm(formdata=None))


def _page(event: Event, form: WalkInForm):
    people, words = people_at(event), request.args.get("q", "").strip()
    found = presenting.matching(people, words)
    page = render_template(
        "door/door.html",
        event=event,
        form=form,
        words=words,
        shown=found[: presenting.SHOWN],
        found=len(found),
        count=count_at(event),
        new_mark=new_mark,
        known=presenting.snapshot(event, people, []),
    )
    response = make_response(page, 422 if form.errors else 200)
    response.headers["Permissions-Policy"] = permissions("camera")  # for the codes; nowhere else
    return response


def new_mark() -> str:
    """For a form: sent twice, it counts once."""
    return secrets.token_hex(12)


@bp.get("/deur/<int:event_id>/stand")
@guarded(may_lead, load=find_event)
def state(event: Event):
    return jsonify(presenting.snapshot_of(event, []))


@bp.post("/deur/<int:event_id>/vinkjes")
@guarded(may_lead, load=find_event)
def take(event: Event):
    """All that a phone kept while it was out of reach, and how it stands after."""
    told = _told(request.get_json(silent=True))
    with transaction():
        refused = services.take(event, told, by=signed_in_user(), at=now())
    return jsonify(presenting.snapshot_of(event, refused))


def _told(content: Any) -> list[Told]:
    marks = content.get("marks") if isinstance(content, dict) else None
    if not isinstance(marks, list) or len(marks) > MOST_AT_ONCE:
        abort(400)
    at = now()
    try:
        return [read(each, at) for each in marks]
    except ValueError:
        abort(400)


@bp.post("/deur/<int:event_id>/binnen")
@guarded(may_lead, load=find_event)
def let_in(event: Event):
    number, rank = request.form.get("registration", type=int), request.form.get("rank", type=int)
    told = {
        "kind": "in",
        "mark": _sent_mark(),
        "registration": number,
        "rank": rank,
        "anyway": "anyway" in request.form,
    }
    return _do(event, *_told({"marks": [told]}))


@bp.post("/deur/<int:event_id>/terug")
@guarded(may_lead, load=find_event)
def undo(event: Event):
    return _do(event, Undo(_sent_mark()))


def _sent_mark() -> str:
    return request.form.get("mark", "")[:64] or new_mark()


@bp.post("/deur/<int:event_id>/inloop")
@guarded(may_lead, load=find_event)
def walk_in(event: Event):
    form = WalkInForm()
    if not form.validate_on_submit():
        return _page(event, form)
    return _do(event, WalkIn(_sent_mark(), form.name.data, form.firm.data or "", now(), bool(form.anyway.data)))


def _do(event: Event, told: Told):
    with transaction():
        refused = services.take(event, [told], by=signed_in_user(), at=now())
    for each in refused:
        flash(str(each.reason), "error")
    if not refused:
        flash(_("Taken back.") if isinstance(told, Undo) else _("Is in."))
    return redirect(url_for("door.door", event_id=event.id, q=request.form.get("q") or None), 303)


@bp.get("/deur/<int:event_id>/code")
@guarded(may_lead, load=find_event)
def read_code(event: Event):
    """Which registration a scanned code is of, or in words why it lets nobody in."""
    registration = registration_at_door(request.args.get("adres", "").rsplit("/", 1)[-1])
    if registration is None:
        return jsonify(refusal=_("This is not a code of ours."))
    if registration.event_id != event.id:
        return jsonify(refusal=str(services.OTHER_EVENT))
    if registration.state is RegistrationState.CANCELLED:
        return jsonify(refusal=str(services.CANCELLED))
    return jsonify(registration=registration.id)


@bp.get("/deur/kaart/<token>")
@public
def card(token: str):
    """Where a code leads. Only who leads the event sees whose it is; others read where to show it."""
    registration = registration_at_door(token)
    if registration is None:
        return render_template("door/no_card.html"), 404
    event = registration.event
    if not may_lead(visitor(), event):
        return render_template("door/show_card.html", event=event)
    return render_template(
        "door/card.html",
        event=event,
        registration=registration,
        people=[each for each in people_at(event) if each.registration_id == registration.id],
        is_today=event.starts_at - BEFORE <= now() <= event.ends_at + AFTER,
        new_mark=new_mark,
    )
