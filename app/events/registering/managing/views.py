"""The list of registrations, its files, the answers in numbers, and messages to all."""

from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for

from app.accounts.step_up import stepped_up
from app.audit.services import record
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user, visitor
from app.core.i18n import _, language, ngettext
from app.core.pages import paginate
from app.core.sheets import write_csv, write_xlsx
from app.events.models import Event
from app.events.policies import may_lead, may_organise
from app.events.queries import find_event
from app.events.registering import services, waiting
from app.events.registering.blueprint import bp
from app.events.registering.fields import form_for
from app.events.registering.forms import MessageForm, RegisterForm
from app.events.registering.managing import exporting, queries
from app.events.registering.managing import services as messages
from app.events.registering.managing.asking import asked_by
from app.events.registering.models import Registration
from app.events.registering.policies import leads_event_of
from app.events.registering.queries import find_registration
from app.events.registering.seating import seating_of

ON_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/bijeenkomsten/beheer/<int:event_id>/inschrijvingen")
@guarded(may_organise, load=find_event)
def registrations(event: Event):
    asked = asked_by(visitor(), event, request.args)
    page = paginate(queries.registrations(event, asked), request.args.get("blad", 1, type=int), ON_A_PAGE)
    return render_template(
        "registering/registrations.html",
        event=event,
        page=page,
        asked=asked,
        stands=seating_of(event),
        by_state=queries.seats_by_state(event),
        by_association=queries.seats_by_association(event),
        association_names=queries.association_names(),
        leads=may_lead(visitor(), event),
        url_for_page=lambda number: _address("registrations", event, number),
        url_of_file=lambda kind: _address(f"export_{kind}", event, None),
    )


def _address(endpoint: str, event: Event, page: int | None) -> str:
    """With what was looked for."""
    asked: dict[str, Any] = {name: request.args.get(name) or None for name in ("q", "staat", "vereniging")}
    return url_for(f"registering.{endpoint}", event_id=event.id, blad=page, **asked)


@bp.get("/bijeenkomsten/beheer/<int:event_id>/inschrijvingen.csv")
@guarded(may_organise, load=find_event)
@stepped_up
def export_csv(event: Event):
    return _file(event, write_csv(_sheet(event)), "text/csv", "csv")


@bp.get("/bijeenkomsten/beheer/<int:event_id>/inschrijvingen.xlsx")
@guarded(may_organise, load=find_event)
@stepped_up
def export_xlsx(event: Event):
    return _file(event, write_xlsx([_sheet(event)]), XLSX, "xlsx")


def _sheet(event: Event):
    return exporting.sheet_of(event, asked_by(visitor(), event, request.args))


def _file(event: Event, content: bytes, media_type: str, ending: str):
    with transaction():
        record("registration.exported", event, by=signed_in_user(), kind=ending)
    response = Response(content, mimetype=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="inschrijvingen-{event.id}.{ending}"'
    return response


@bp.get("/bijeenkomsten/beheer/<int:event_id>/antwoorden")
@guarded(may_organise, load=find_event)
def answers(event: Event):
    asked = asked_by(visitor(), event, request.args)
    found = exporting.answers_of(event, asked)
    return render_template("registering/answers.html", event=event, answers=found, sees_all=asked.seen is None)


@bp.route("/bijeenkomsten/beheer/<int:event_id>/inschrijvingen/toevoegen", methods=["GET", "POST"])
@guarded(may_lead, load=find_event)
def add(event: Event):
    form = form_for(event, RegisterForm)(data={"language": language()})
    form.offer([])
    if not form.validate_on_submit():
        page = render_template("registering/add.html", event=event, form=form)
        return page, 422 if form.errors else 200
    with transaction():
        added = services.add(event, form.to_details([]), by=signed_in_user(), at=now())
    flash(_("Added. A mail with the confirmation goes to this address.") if added else _("This person was registered."))
    return _to_list(event.id)


def _to_list(event_id: int):
    return redirect(url_for("registering.registrations", event_id=event_id), 303)


@bp.post("/bijeenkomsten/beheer/inschrijvingen/<int:registration_id>/annuleren")
@guarded(leads_event_of, load=find_registration)
def cancel_for(registration: Registration):
    with transaction():
        services.cancel_for_organisers(registration, by=signed_in_user(), at=now())
    flash(_("Cancelled. This person gets a mail, and the seats go to the next on the list."))
    return _to_list(registration.event_id)


@bp.post("/bijeenkomsten/beheer/inschrijvingen/<int:registration_id>/plaats")
@guarded(leads_event_of, load=find_registration)
def give_seat(registration: Registration):
    with transaction():
        waiting.seat_by_hand(registration, by=signed_in_user())
    flash(_("This person has a seat now and gets a mail."))
    return _to_list(registration.event_id)


@bp.route("/bijeenkomsten/beheer/<int:event_id>/bericht", methods=["GET", "POST"])
@guarded(may_lead, load=find_event)
def message(event: Event):
    """Written, read over with the number of readers, and only then sent."""
    form = MessageForm()
    is_right = form.validate_on_submit()
    to_waiting = bool(form.to_waiting.data)
    if not is_right or "send" not in request.form:
        page = render_template(
            "registering/message.html",
            event=event,
            form=form,
            sent=queries.messages_of(event),
            readers=messages.readers_of(event, to_waiting=to_waiting) if is_right else None,
        )
        return page, 422 if form.errors else 200
    with transaction():
        sent = messages.send(
            event, form.subject.data, form.text.data, to_waiting=to_waiting, by=signed_in_user(), at=now()
        )
    flash(ngettext("Sent to %(num)s person.", "Sent to %(num)s people.", sent.recipients))
    return redirect(url_for("registering.message", event_id=event.id), 303)
