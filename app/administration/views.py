"""The administrator's start page, the settings and the parts of the installation."""

from flask import Blueprint, current_app, render_template

from app.accounts.policies import is_administrator
from app.administration import explaining
from app.administration.condition import facts
from app.administration.parts import parts
from app.core import settings as core_settings
from app.core import slots
from app.core.clock import now
from app.core.guard import guarded, signed_in_user
from app.core.i18n import language

bp = Blueprint("administration", __name__, url_prefix="/beheer", template_folder="templates")


@bp.get("")
@guarded(is_administrator)
def start():
    cards = slots.links(slots.ADMINISTRATION, signed_in_user())
    return render_template("administration/start.html", cards=cards, facts=facts(current_app, at=now()))


@bp.get("/instellingen")
@guarded(is_administrator)
def settings():
    shown = list(explaining.explained(core_settings.settings(), language()))
    return render_template("administration/settings.html", shown=shown, hidden=explaining.HIDDEN)


@bp.get("/onderdelen")
@guarded(is_administrator)
def features():
    return render_template("administration/features.html", parts=parts(current_app))
