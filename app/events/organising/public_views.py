"""What everybody reads: lists, the month, and the page of an event."""

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, select

from app.core import slots
from app.core.clock import now, today
from app.core.db import session
from app.core.guard import guarded, public, visitor
from app.core.i18n import language, lazy
from app.core.pages import paginate
from app.events import panels, policies, queries
from app.events.addresses import address_of, path_of
from app.events.models import Event
from app.events.organising import presenting
from app.events.organising.blueprint import bp
from app.events.organising.linked_data import as_linked_data, image_of
from app.events.organising.month import first_of, month_of
from app.events.organising.queries import bodies_in_use, in_month, labels_in_use, narrowed, public_firms
from app.organisations.bodies import names_of

FILTERS = ("van", "label", "soort")
TITLES = {"events": lazy("Coming events"), "past": lazy("Past events")}


@bp.get("/bijeenkomsten")
@public
def events() -> ResponseReturnValue:
    return _list(queries.coming(select(Event), now()), "events")


@bp.get("/bijeenkomsten/eerder")
@public
def past() -> ResponseReturnValue:
    return _list(queries.past(select(Event), now()), "past")


def _list(statement: Select[Event], name: str) -> ResponseReturnValue:
    page = paginate(narrowed(statement, presenting.asked(request.args)), request.args.get("blad", 1, type=int))
    return render_template(
        "events/list.html",
        page=page,
        title=TITLES[name],
        here=name,
        months=presenting.by_month(presenting.entries(page.items, now())),
        url_for_page=lambda number: url_for(f"events.{name}", **{**_asked(), "blad": number}),
        **_around(),
    )


def _asked() -> dict[str, Any]:
    """The filters, as they go along to other pages of the list."""
    return {name: request.args[name] for name in FILTERS if request.args.get(name)}


def _around() -> dict[str, Any]:
    """What stands beside every list: its filters, and what other parts add."""
    names = names_of(bodies_in_use())
    bodies = sorted(((body.key, name) for body, name in names.items()), key=lambda each: each[1])
    return {
        "asked": _asked(),
        "bodies": bodies,
        "labels": [(label.key, label.name(language())) for label in labels_in_use()],
        "panels": slots.panels(panels.LIST, visitor()),
        "this_month": today(),
        "may_organise": policies.may_organise_any(visitor()),
    }


@bp.get("/bijeenkomsten/agenda/<int:year>/<int(fixed_digits=2):month>")
@public
def month(year: int, month: int) -> ResponseReturnValue:
    first = first_of(year, month)
    if first is None:
        abort(404)
    found = session.scalars(narrowed(in_month(first), presenting.asked(request.args))).unique().all()
    shown = month_of(first, presenting.entries(found, now()))
    return render_template("events/month.html", month=shown, today=today(), **_around())


@bp.get("/bijeenkomsten/<int:event_id>", defaults={"slug": ""})
@bp.get("/bijeenkomsten/<int:event_id>-<slug>")
@guarded(policies.may_see, load=queries.find_event)
def event(event: Event) -> ResponseReturnValue:
    if (request.view_args or {})["slug"] != event.slug:
        return redirect(path_of(event), 301)
    names = names_of(event.bodies)
    organisers = [(body, names[body]) for body in event.bodies]
    taken = queries.seats_taken([event.id]).get(event.id, 0)
    return render_template(
        "events/event.html",
        event=event,
        organisers=organisers,
        standing=presenting.standing(event, taken, now()),
        firms=public_firms([each.supplier_id for each in event.partners if each.supplier_id]),
        may_organise=policies.may_organise(visitor(), event),
        canonical_url=address_of(event),
        image_url=image_of(event),
        linked_data=as_linked_data(event, [name for _body, name in organisers]),
        is_over=event.ends_at <= now(),
    )


@bp.get("/bijeenkomsten/<int:event_id>/kaart.json")
@guarded(policies.may_see, load=queries.find_event)
def place_on_map(event: Event) -> ResponseReturnValue:
    """The middle of its postcode area."""
    if event.latitude is None:
        return []
    return [{"lat": event.latitude, "lon": event.longitude, "name": event.place or event.town, "url": path_of(event)}]
