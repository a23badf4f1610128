"""For which municipality somebody acts who holds a role in several: what they see and may do follows it.

Only roles in municipalities are told apart, as their files are each other's business data; a seat on a board, at the
desk or as administrator holds beside it.
"""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from app.accounts.models import User
from app.accounts.policies import roles_held
from app.core.guard import guarded, visitor
from app.core.i18n import _
from app.reference.models import Municipality
from app.reference.queries import municipalities
from app.teams.policies import may_act_for

KEY = "acting_for"

bp = Blueprint("acting", __name__)


@dataclass(frozen=True)
class Choice:
    code: str
    name: str
    is_current: bool


def choices(user: User | None) -> list[Choice]:
    """The municipalities to choose from; none for who has a role in one or in none."""
    if user is None or user.acting_for is None:
        return []
    return [Choice(each.code, each.name, each.code == user.acting_for) for each in municipalities(_codes(user))]


def _codes(user: User) -> set[str]:
    return {assignment.municipality_code for assignment in roles_held(user) if assignment.municipality_code}


def note_choice() -> None:
    """Before each page: who chose nothing, or a municipality in which their role has ended, acts for the first."""
    user = visitor() if request.endpoint != "static" else None
    if user is None:
        return
    codes = _codes(user)
    if len(codes) > 1:
        chosen = session.get(KEY)
        user.acting_for = chosen if chosen in codes else min(codes)


def _chosen() -> Municipality | None:
    code = request.form.get("municipality")
    return next((each for each in municipalities() if each.code == code), None)


@bp.post("/namens")
@guarded(may_act_for, load=_chosen)
def act_for(chosen: Municipality) -> ResponseReturnValue:
    session[KEY] = chosen.code
    flash(_("You now act for %(name)s.", name=chosen.name))
    return redirect(url_for("accounts.welcome"), 303)


def _for_header() -> dict[str, Any]:
    return {"acting_choices": lambda: choices(visitor())}


def register(app: Flask) -> None:
    app.register_blueprint(bp)
    app.before_request(note_choice)
    app.context_processor(_for_header)
