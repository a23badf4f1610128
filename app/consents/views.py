"""Give consent by the link in a mail, and withdraw it by a link or on one's own page."""

from flask import Blueprint, flash, redirect, render_template, url_for

from app.accounts.policies import is_signed_in
from app.consents import policies, queries, services, tokens
from app.consents.models import Consent
from app.consents.purposes import purpose_with
from app.core.clock import now
from app.core.db import transaction
from app.core.extensions import csrf
from app.core.guard import guarded, public, signed_in_user
from app.core.i18n import _

bp = Blueprint("consents", __name__, template_folder="templates")


@bp.get("/toestemming/<token>")
@public
def confirm(token: str):
    """A link that is merely fetched, by a mail scanner for instance, gives no consent."""
    consent = tokens.consent_to_give(token)
    if consent is None:
        return render_template("consents/link_expired.html"), 410
    return render_template("consents/confirm.html", consent=consent, title=_title(consent))


@bp.post("/toestemming/<token>")
@public
def give(token: str):
    consent = tokens.consent_to_give(token)
    if consent is None:
        return render_template("consents/link_expired.html"), 410
    with transaction():
        services.give(consent, at=now())
    purpose = purpose_with(consent.purpose)
    if purpose is not None and purpose.leads_to is not None:
        flash(_("Thank you, you are subscribed"))
        return redirect(purpose.leads_to(consent), 303)
    return render_template("consents/given.html", title=_title(consent), stop_token=tokens.stop_token(consent))


@bp.get("/toestemming/stoppen/<token>")
@public
def ask_to_stop(token: str):
    consent = tokens.consent_to_stop(token)
    if consent is None:
        return render_template("consents/link_expired.html"), 410
    return render_template("consents/stop.html", consent=consent, title=_title(consent))


# Mail programs press the button by themselves, without a page and its token (RFC 8058): the signed link is the proof.
@bp.post("/toestemming/stoppen/<token>")
@csrf.exempt
@public
def stop(token: str):
    """200 and no redirect, as RFC 8058 asks; again and again if need be."""
    consent = tokens.consent_to_stop(token)
    if consent is None:
        return render_template("consents/link_expired.html"), 410
    with transaction():
        services.withdraw(consent, how="link", at=now())
    return render_template("consents/stopped.html", title=_title(consent))


@bp.get("/account/toestemmingen")
@guarded(is_signed_in)
def mine():
    return render_template("consents/mine.html", consents=queries.given_by(signed_in_user()), title_of=_title)


@bp.post("/account/toestemmingen/<int:consent_id>/stoppen")
@guarded(policies.gave, load=queries.find)
def withdraw(consent: Consent):
    with transaction():
        services.withdraw(consent, how="account", at=now())
    flash(_("Stopped. You no longer agree to this."))
    return redirect(url_for("consents.mine"), 303)


def _title(consent: Consent) -> str:
    """Of a purpose whose feature was taken away only the key is left."""
    purpose = purpose_with(consent.purpose)
    return str(purpose.title) if purpose else consent.purpose
