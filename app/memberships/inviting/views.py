"""What somebody sees who follows a link in an invitation to a member."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.db import transaction
from app.core.extensions import csrf
from app.core.guard import public
from app.core.i18n import _
from app.memberships.inviting import services, tokens
from app.memberships.inviting.queries import association_of
from app.memberships.inviting.remembering import remember

bp = Blueprint("member_invitations", __name__, url_prefix="/lidmaatschap/uitnodiging", template_folder="../templates")


@bp.get("/<token>")
@public
def show(token: str) -> ResponseReturnValue:
    invitation = tokens.invitation_to_follow(token)
    if invitation is None:
        return _link_is_old()
    return render_template("inviting/invitation.html", association=association_of(invitation), token=token)


@bp.post("/<token>")
@public
def follow(token: str) -> ResponseReturnValue:
    """Go and register; the association is chosen beforehand where the application is handed in."""
    invitation = tokens.invitation_to_follow(token)
    if invitation is None:
        return _link_is_old()
    remember(invitation)
    flash(_("You were invited by %(name)s.", name=association_of(invitation).name))
    return redirect(url_for("registration.start"), 303)


@bp.get("/bezwaar/<token>")
@public
def ask_to_object(token: str) -> ResponseReturnValue:
    """A link that is merely fetched, by a mail scanner for instance, objects to nothing."""
    invitation = tokens.invitation_to_object(token)
    if invitation is None:
        return _link_is_old()
    return render_template("inviting/object.html", association=association_of(invitation), token=token)


# Mail programs press the button by themselves, without a page and its token (RFC 8058): the signed link is the proof.
@bp.post("/bezwaar/<token>")
@csrf.exempt
@public
def object_to(token: str) -> ResponseReturnValue:
    """200 and no redirect, as RFC 8058 asks; again and again if need be."""
    invitation = tokens.invitation_to_object(token)
    if invitation is None:
        return _link_is_old()
    with transaction():
        services.object_to(invitation, at=now())
    return render_template("inviting/objected.html")


def _link_is_old() -> ResponseReturnValue:
    return render_template("inviting/link_expired.html"), 410
