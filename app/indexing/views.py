"""How the search index is doing, for the desk."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_desk
from app.core.clock import now
from app.core.guard import guarded
from app.indexing.condition import condition
from app.indexing.slow_queries import KEPT_FOR, SLOW_MS

bp = Blueprint("indexing", __name__, template_folder="templates")


@bp.get("/loket/zoekindex")
@guarded(is_desk)
def state() -> ResponseReturnValue:
    return render_template("indexing/state.html", state=condition(at=now()), slow_ms=SLOW_MS, days_kept=KEPT_FOR.days)
