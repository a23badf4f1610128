"""Register for an event, and one's own registration behind the link of the mail."""

from flask import abort, flash, redirect, render_template, request, url_for

from app.accounts.policies import is_signed_in
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, public, signed_in_user, visitor
from app.core.i18n import _
from app.events.models import Event
from app.events.policies import may_see
from app.events.queries import find_event
from app.events.registering import presenting, queries, services, waiting
from app.events.registering.audience import firms_of
from app.events.registering.blueprint import bp
from app.events.registering.fields import form_for
from app.events.registering.forms import ChangeForm, RegisterForm
from app.events.registering.models import Registration
from app.events.registering.tokens import registration_token, registration_with
from app.throttling.gates import demand_mail_room


@bp.route("/bijeenkomsten/<int:event_id>/inschrijven", methods=["GET", "POST"])
@guarded(may_see, load=find_event)
def register(event: Event):
    stands = presenting.standing(event, visitor())
    if not stands.is_open:
        return render_template("registering/closed.html", event=event, stands=stands), 200
    firms = firms_of(visitor())
    form = form_for(event, RegisterForm)(data=presenting.known_of(visitor(), firms))
    form.offer(firms)
    if not form.validate_on_submit():
        page = render_template("registering/register.html", event=event, form=form, stands=stands)
        return page, 422 if form.errors else 200
    demand_mail_room(form.email.data)
    with transaction():
        made = services.register(event, form.to_details(firms), user=visitor(), at=now())
    return _thank(event, made)


def _thank(event: Event, made: Registration | None):
    """Nobody learns from it who was registered already; who signed in with the address sees their own at once."""
    user = visitor()
    if user is not None and made is not None and made.email == user.email:
        return _to_own(made)
    return redirect(url_for("registering.thanks", event_id=event.id), 303)


@bp.get("/bijeenkomsten/<int:event_id>/ingeschreven")
@guarded(may_see, load=find_event)
def thanks(event: Event):
    return render_template("registering/thanks.html", event=event)


@bp.get("/inschrijving/<token>")
@public
def own(token: str):
    registration = _behind(token)
    return render_template("registering/own.html", **presenting.own_page(registration, token))


def _behind(token: str) -> Registration:
    return registration_with(token) or abort(404)


def _to_own(registration: Registration):
    return redirect(url_for("registering.own", token=registration_token(registration)), 303)


@bp.post("/inschrijving/<token>/aannemen")
@public
def accept(token: str):
    registration = _behind(token)
    with transaction():
        waiting.accept(registration, at=now())
    flash(_("You have a seat. We sent you a mail with the QR code for the door."))
    return _to_own(registration)


@bp.post("/inschrijving/<token>/afwijzen")
@public
def decline(token: str):
    registration = _behind(token)
    with transaction():
        waiting.decline(registration, at=now())
    flash(_("Thank you for telling us. The seat is offered to the next on the waiting list."))
    return _to_own(registration)


@bp.post("/inschrijving/<token>/afmelden")
@public
def cancel(token: str):
    registration = _behind(token)
    with transaction():
        services.cancel(registration, at=now())
    flash(_("Your registration was cancelled."))
    return _to_own(registration)


@bp.route("/inschrijving/<token>/wijzigen", methods=["GET", "POST"])
@public
def change(token: str):
    registration = _behind(token)
    services.demand_term(registration.event, registration, now())
    form = form_for(registration.event, ChangeForm)()
    if request.method == "GET":
        form.fill_from(registration)
    if not form.validate_on_submit() or not _is_changed(registration, form):
        page = render_template("registering/change.html", registration=registration, form=form, token=token)
        return page, 422 if form.errors or form.form_errors else 200
    flash(_("Saved."))
    return _to_own(registration)


def _is_changed(registration: Registration, form: ChangeForm) -> bool:
    """The form keeps what was typed, with the reason, when there is no room for it."""
    try:
        with transaction():
            services.change(registration, form.party(), at=now())
    except DomainError as refusal:
        form.form_errors.append(str(refusal))
        return False
    return True


@bp.get("/account/inschrijvingen")
@guarded(is_signed_in)
def mine():
    rows = [(each, registration_token(each)) for each in queries.registrations_of(signed_in_user())]
    return render_template("registering/mine.html", rows=rows)
