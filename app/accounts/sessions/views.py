"""Where am I signed in: see it, end one, end all others."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_signed_in
from app.accounts.sessions import policies, queries, services
from app.accounts.sessions.models import Method, UserSession
from app.accounts.signing_in import end_session, lifetimes, opened_session
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, lazy, ngettext

METHODS = {
    Method.PASSWORD: lazy("with your password"),
    Method.PASSKEY: lazy("with a passkey"),
    Method.PROVIDER: lazy("through your organisation"),
}

bp = Blueprint("sessions", __name__, url_prefix="/account/sessies", template_folder="templates")


@bp.get("")
@guarded(is_signed_in)
def sessions() -> ResponseReturnValue:
    user, (idle, longest) = signed_in_user(), lifetimes()
    live = queries.live_sessions(user, at=now(), idle=idle, longest=longest)
    return render_template(
        "sessions/sessions.html",
        live=live,
        earlier=queries.earlier_sessions(user, live),
        opened=opened_session(),
        methods=METHODS,
    )


@bp.post("/<int:session_id>/beeindigen")
@guarded(policies.owns, load=queries.find)
def end(ended: UserSession) -> ResponseReturnValue:
    if ended is opened_session():
        end_session()
        flash(_("You are signed out."))
        return redirect("/", 303)
    with transaction():
        services.end(ended, by=signed_in_user(), at=now())
        services.forget_browser(ended)
    flash(_("The session is closed. That device has to sign in again."))
    return redirect(url_for("sessions.sessions"), 303)


@bp.post("/andere-beeindigen")
@guarded(is_signed_in)
def end_others() -> ResponseReturnValue:
    with transaction():
        number = services.end_others(signed_in_user(), kept=opened_session(), at=now())
    flash(ngettext("One other session is closed.", "%(num)s other sessions are closed.", number))
    return redirect(url_for("sessions.sessions"), 303)
