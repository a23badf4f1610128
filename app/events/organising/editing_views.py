"""The sections of the editor, a page each."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import answers_large_files, guarded, signed_in_user, takes_files
from app.core.i18n import _
from app.events import policies
from app.events.models import Event
from app.events.organising import moving, parts, queries, services
from app.events.organising.blueprint import bp
from app.events.organising.forms import OutlineForm, TermsForm
from app.events.organising.list_forms import PartnersForm, ProgrammeForm, QuestionsForm
from app.events.organising.place_forms import PlaceForm
from app.events.organising.views import say_if_twice
from app.events.queries import find_event, seats_taken
from app.texts.fields import previewed

AT = "/bijeenkomsten/beheer/<int:event_id>"
BOTH = ["GET", "POST"]


def _section(name: str, event: Event, form: FlaskForm, **values: Any) -> ResponseReturnValue:
    page = render_template(f"events/edit/{name}.html", event=event, form=form, **values)
    return page, 422 if form.errors else 200


def _saved(event: Event) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for("events.overview", event_id=event.id), 303)


@bp.route(f"{AT}/wat", methods=BOTH)
@guarded(policies.may_change, load=find_event)
@takes_files("picture_file")
@answers_large_files
def outline(event: Event) -> ResponseReturnValue:
    form = OutlineForm(event)
    if previewed(form) or not form.validate_on_submit():
        return _section("outline", event, form)
    with transaction():
        details = form.to_details()
        services.change_outline(event, details, seen_version=form.seen_version, by=signed_in_user(), at=now())
    return _saved(event)


@bp.route(f"{AT}/waar-en-wanneer", methods=BOTH)
@guarded(policies.may_change, load=find_event)
def time_and_place(event: Event) -> ResponseReturnValue:
    form, number = PlaceForm(event), queries.number_awaiting(event)
    if not form.validate_on_submit():
        return _section("place", event, form, number=number)
    details = form.to_details()
    if moving.is_told(event, details) and event.ends_at > now() and form.ask_to_agree(number):
        return _section("place", event, form, number=number)
    with transaction():
        moving.change_time_and_place(event, details, seen_version=form.seen_version, by=signed_in_user(), at=now())
    say_if_twice(form)
    return _saved(event)


@bp.route(f"{AT}/inschrijving", methods=BOTH)
@guarded(policies.may_change, load=find_event)
def terms(event: Event) -> ResponseReturnValue:
    taken = seats_taken([event.id]).get(event.id, 0)
    form = TermsForm(event, taken)
    if not form.validate_on_submit():
        return _section("terms", event, form, taken=taken)
    with transaction():
        services.change_terms(event, form.to_details(), seen_version=form.seen_version, by=signed_in_user(), at=now())
    say_if_twice(form)
    return _saved(event)


@bp.route(f"{AT}/programma", methods=BOTH)
@guarded(policies.may_edit_programme, load=find_event)
def programme(event: Event) -> ResponseReturnValue:
    form = ProgrammeForm(event)
    if form.sessions.changes(request.form):
        form.offer_days()
        return _section("programme", event, form)
    if not form.validate_on_submit():
        return _section("programme", event, form)
    with transaction():
        parts.set_programme(event, form.to_details(), seen_version=form.seen_version, by=signed_in_user(), at=now())
    return _saved(event)


@bp.route(f"{AT}/partners", methods=BOTH)
@guarded(policies.may_change, load=find_event)
def partners(event: Event) -> ResponseReturnValue:
    form = PartnersForm(event)
    if form.partners.changes(request.form) or not form.validate_on_submit():
        return _section("partners", event, form)
    with transaction():
        parts.set_partners(event, form.to_details(), seen_version=form.seen_version, by=signed_in_user(), at=now())
    return _saved(event)


@bp.route(f"{AT}/vragen", methods=BOTH)
@guarded(policies.may_change, load=find_event)
def questions(event: Event) -> ResponseReturnValue:
    form = QuestionsForm(event)
    if form.questions.changes(request.form) or not form.validate_on_submit():
        return _section("questions", event, form)
    with transaction():
        parts.set_questions(event, form.to_details(), seen_version=form.seen_version, by=signed_in_user(), at=now())
    return _saved(event)
