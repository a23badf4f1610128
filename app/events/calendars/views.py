"""Calendar files, feeds, and one's own calendar."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_signed_in
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, public, signed_in_user
from app.core.i18n import _, in_language
from app.events.calendars import files, queries, services
from app.events.models import Event
from app.events.policies import may_see
from app.events.queries import find_event
from app.organisations.bodies import body_with, name_of
from app.organisations.layout import region_name

MINUTES_KEPT = 15  # by readers and between; they ask once in some hours

bp = Blueprint("calendars", __name__, template_folder="templates")


@bp.get("/bijeenkomsten/<int:event_id>.ics")
@guarded(may_see, load=find_event)
def one(event: Event) -> ResponseReturnValue:
    answer = _answer(files.as_ics(event))
    answer.headers["Content-Disposition"] = f"attachment; filename={event.slug}.ics"
    if not event.is_public:  # its organisers alone may see it
        answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.get("/bijeenkomsten/agenda.ics")
@public
def region() -> ResponseReturnValue:
    return _answer(files.feed(queries.all_events(now()), _("Events of %(region)s", region=region_name())))


@bp.get("/bijeenkomsten/van/<body_key>/agenda.ics")
@public
def body(body_key: str) -> ResponseReturnValue:
    found = body_with(body_key)
    if found is None:
        abort(404)
    return _answer(files.feed(queries.events_of(found, now()), _("Events of %(name)s", name=name_of(found))))


@bp.get("/agenda/<token>.ics")
@public
def personal(token: str) -> ResponseReturnValue:
    """The secret in the address is all that a calendar program brings along."""
    owner = queries.owner_of(token)
    if owner is None:
        abort(404)
    with in_language(owner.language):
        answer = _answer(files.personal(queries.events_of_person(owner, now())))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.get("/account/agenda")
@guarded(is_signed_in)
def mine() -> ResponseReturnValue:
    key = queries.key_of(signed_in_user())
    url = url_for("calendars.personal", token=key.key, _external=True) if key else None
    return render_template("calendars/mine.html", url=url)


@bp.post("/account/agenda/nieuw")
@guarded(is_signed_in)
def renew() -> ResponseReturnValue:
    user = signed_in_user()
    with transaction():
        services.make_key(user, at=now())
    flash(_("Your calendar has a new secret address. An older one no longer works."))
    return redirect(url_for("calendars.mine"), 303)


@bp.post("/account/agenda/stoppen")
@guarded(is_signed_in)
def stop() -> ResponseReturnValue:
    user = signed_in_user()
    with transaction():
        services.drop_key(user)
    flash(_("Your calendar is no longer shared by its secret address."))
    return redirect(url_for("calendars.mine"), 303)


def _answer(content: bytes) -> Response:
    """With a mark of its content, so that a reader who has it gets 304."""
    answer = Response(content, mimetype="text/calendar")
    answer.headers["Cache-Control"] = f"public, max-age={60 * MINUTES_KEPT}"
    answer.add_etag()
    answer.make_conditional(request)
    return answer
