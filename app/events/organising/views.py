"""Pages on which organisers keep their events: the list, the overview, and what is done with an event as a whole."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.pages import paginate
from app.events import policies
from app.events.models import Event
from app.events.organising import moving, presenting, queries, services
from app.events.organising.blueprint import bp
from app.events.organising.fields import twice
from app.events.organising.forms import CancelForm, CopyForm, NewForm
from app.events.queries import coming, find_event, past, seats_taken
from app.organisations.bodies import names_of

LISTS = ("komend", "concept", "geweest")  # coming, drafts, past


@bp.get("/bijeenkomsten/beheer")
@guarded(policies.may_organise_any)
def organise() -> ResponseReturnValue:
    chosen = request.args.get("lijst", LISTS[0])
    chosen = chosen if chosen in LISTS else LISTS[0]
    own, moment = queries.own_events(signed_in_user()), now()
    lists = (coming(own, moment), queries.drafts(own), past(own, moment))
    page = paginate(dict(zip(LISTS, lists, strict=True))[chosen], request.args.get("blad", 1, type=int))
    return render_template(
        "events/organise.html",
        page=page,
        chosen=chosen,
        entries=presenting.entries(page.items, moment),
        taken=seats_taken([event.id for event in page.items]),
        url_for_page=lambda number: url_for("events.organise", lijst=chosen, blad=number),
    )


@bp.route("/bijeenkomsten/beheer/nieuw", methods=["GET", "POST"])
@guarded(policies.may_organise_any)
def new() -> ResponseReturnValue:
    form = NewForm(signed_in_user())
    if not form.validate_on_submit():
        return render_template("events/new.html", form=form), 422 if form.errors else 200
    with transaction():
        made = services.write(form.to_details(), by=signed_in_user(), at=now())
    say_if_twice(form)
    flash(_("Saved as a draft. Nobody but the organisers sees it until you publish it."))
    return _to(made)


def _to(event: Event) -> ResponseReturnValue:
    return redirect(url_for("events.overview", event_id=event.id), 303)


@bp.get("/bijeenkomsten/beheer/<int:event_id>")
@guarded(policies.may_organise, load=find_event)
def overview(event: Event) -> ResponseReturnValue:
    return overview_page(event)


def overview_page(event: Event, cancel_form: CancelForm | None = None) -> ResponseReturnValue:
    names = names_of(event.bodies)
    user = signed_in_user()
    page = render_template(
        "events/overview.html",
        event=event,
        organisers=[names[body] for body in event.bodies],
        gaps=services.gaps(event, now()),
        taken=seats_taken([event.id]).get(event.id, 0),
        number_awaiting=queries.number_awaiting(event),
        may_lead=policies.may_lead(user, event),
        may_change=policies.may_change(user, event),
        may_edit_programme=policies.may_edit_programme(user, event),
        has_begun=event.starts_at <= now(),
        is_over=event.ends_at <= now(),
        cancel_form=cancel_form or CancelForm(formdata=None),
        form=cancel_form,
    )
    return page, 422 if cancel_form else 200


@bp.post("/bijeenkomsten/beheer/<int:event_id>/publiceren")
@guarded(policies.may_change, load=find_event)
def publish(event: Event) -> ResponseReturnValue:
    with transaction():
        services.publish(event, by=signed_in_user(), at=now())
    flash(_("Published: everybody finds it in the list of events."))
    return _to(event)


@bp.post("/bijeenkomsten/beheer/<int:event_id>/annuleren")
@guarded(policies.may_change, load=find_event)
def cancel(event: Event) -> ResponseReturnValue:
    form = CancelForm()
    if not form.validate_on_submit():
        return overview_page(event, form)
    with transaction():
        services.cancel(event, form.reason.data or "", by=signed_in_user(), at=now())
    flash(_("Cancelled. Those who registered get a mail with the reason."))
    return _to(event)


@bp.post("/bijeenkomsten/beheer/<int:event_id>/weggooien")
@guarded(policies.may_discard, load=find_event)
def discard(event: Event) -> ResponseReturnValue:
    with transaction():
        services.discard(event, by=signed_in_user())
    flash(_("The draft is gone."))
    return redirect(url_for("events.organise", lijst="concept"), 303)


@bp.route("/bijeenkomsten/beheer/<int:event_id>/kopieren", methods=["GET", "POST"])
@guarded(policies.may_lead, load=find_event)
def copy(event: Event) -> ResponseReturnValue:
    form = CopyForm()
    if not form.validate_on_submit():
        return render_template("events/copy.html", form=form, event=event), 422 if form.errors else 200
    with transaction():
        made = moving.copy(event, form.starts_at.data, by=signed_in_user(), at=now())
    say_if_twice(form)
    flash(_("Copied: this is a draft. Look at every part before you publish it."))
    return _to(made)


def say_if_twice(form: FlaskForm) -> None:
    """Which of two moments was meant, in the night in which the clock goes back."""
    if twice(form):
        flash(_("That night the clock shows this time twice. We take the first: in summer time."), "info")
