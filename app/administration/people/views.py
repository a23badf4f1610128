"""The administrator looks people up and helps or stops them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.accounts.factors import factors_of
from app.accounts.models import User
from app.accounts.policies import is_administrator
from app.accounts.sessions.queries import sessions_of
from app.accounts.step_up import stepped_up
from app.administration.people import acts, presenting, queries, services
from app.administration.people.forms import ReasonForm
from app.administration.policies import may_act_on, may_administer
from app.audit.sights import note_sight
from app.core import slots
from app.core.clock import now, today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.pages import paginate

LONGEST_SEARCH = 200
SHOWN_SESSIONS = 10

bp = Blueprint("people", __name__, url_prefix="/beheer/mensen", template_folder="templates")


@bp.get("")
@guarded(is_administrator)
def people():
    text = request.args.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
    group = _group(request.args.get("groep"))
    page = paginate(queries.people_like(text, group), request.args.get("blad", 1, type=int))

    def url_for_page(number):
        return url_for("people.people", q=text or None, groep=group.value, blad=number)

    roles = presenting.roles_of_today(page.items)
    return render_template(
        "people/people.html", page=page, roles=roles, text=text, group=group, url_for_page=url_for_page
    )


def _group(text):
    return queries.Group(text) if text in {group.value for group in queries.Group} else queries.Group.ALL


@bp.get("/<int:user_id>")
@guarded(may_administer, load=queries.find_person)
def person(person: User):
    page = render_template(
        "people/person.html",
        person=person,
        roles=presenting.every_role(person),
        firms=queries.firms_of(person),
        sessions=sessions_of(person, SHOWN_SESSIONS),
        factors=factors_of(person),
        panels=slots.panels(slots.PERSON, person),
        may_act=may_act_on(signed_in_user(), person),
        today=today(),
    )
    note_sight("account.seen", person, by=signed_in_user())
    return page


@bp.route("/<int:user_id>/blokkeren", methods=["GET", "POST"])
@guarded(may_act_on, load=queries.find_person)
@stepped_up
def block(person: User):
    return _act(person, acts.BLOCK)


@bp.route("/<int:user_id>/deblokkeren", methods=["GET", "POST"])
@guarded(may_act_on, load=queries.find_person)
@stepped_up
def unblock(person: User):
    return _act(person, acts.UNBLOCK)


@bp.route("/<int:user_id>/afmelden", methods=["GET", "POST"])
@guarded(may_act_on, load=queries.find_person)
@stepped_up
def sign_out(person: User):
    return _act(person, acts.SIGN_OUT)


@bp.route("/<int:user_id>/tweede-stap", methods=["GET", "POST"])
@guarded(may_act_on, load=queries.find_person)
@stepped_up
def reset_second_factor(person: User):
    return _act(person, acts.RESET)


def _act(person: User, act: acts.Act):
    form = ReasonForm()
    if not form.validate_on_submit():
        return render_template("people/act.html", person=person, act=act, form=form), 422 if form.errors else 200
    with transaction():
        act.perform(person, by=signed_in_user(), reason=form.reason.data, at=now())
    flash(str(act.done))
    return redirect(url_for("people.person", user_id=person.id), 303)


@bp.post("/<int:user_id>/bevestiging")
@guarded(may_act_on, load=queries.find_person)
def resend_confirmation(person: User):
    with transaction():
        services.resend_confirmation(person, by=signed_in_user())
    flash(_("The mail with the link is on its way."))
    return redirect(url_for("people.person", user_id=person.id), 303)
