"""Sign in through the provider of a municipality, and out of it.

Authlib and requests take a quarter of a second to load, so that is left until somebody signs in this way.
"""

import logging
from dataclasses import asdict

from flask import Blueprint, Response, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from app.accounts.signing_in import Method, admit
from app.core.clock import now
from app.core.db import transaction
from app.core.extensions import csrf
from app.core.guard import public, visitor
from app.core.i18n import _
from app.core.security import local_target
from app.core.settings import settings
from app.sso import identities, leaving, queries, services
from app.sso.addresses import redirect_uri
from app.sso.details import Attempt, Client
from app.sso.forms import WorkAddressForm
from app.sso.models import IdentityProvider
from app.sso.refusals import Reason, SignInRefused

ATTEMPT = "attempt at provider"
ADDRESS = "work address"
# Found after the provider vouched for somebody: these say something about a person, the others about a connection.
ABOUT_A_PERSON = {Reason.UNVERIFIED, Reason.FOREIGN_DOMAIN, Reason.NO_ACCOUNT}

log = logging.getLogger(__name__)
bp = Blueprint("sso", __name__, template_folder="templates")


@bp.route("/inloggen/organisatie", methods=["GET", "POST"])
@public
def choose():
    form, target = WorkAddressForm(), _target()
    if not form.validate_on_submit():
        return _choose_page(form)
    provider = queries.enabled_provider_for(form.work_email.data)
    if provider is None:
        form.work_email.errors = [_("We know no organisation with this address. Sign in with your password.")]
        return _choose_page(form)
    session[ADDRESS] = form.work_email.data
    return _go_on(provider, target)


def _choose_page(form: WorkAddressForm):
    providers = queries.enabled_providers()
    page = render_template("sso/choose.html", form=form, providers=providers, target=_target())
    return page, 422 if form.errors else 200


def _go_on(provider: IdentityProvider, target: str | None) -> Response:
    """A page that goes on by itself: the content policy lets no form, redirected or not, lead to another site."""
    address = url_for("sso.begin", provider_id=provider.id, next=target)
    page = Response(render_template("sso/going_on.html", provider=provider, address=address))
    page.headers["Refresh"] = f"0; url={address}"
    return page


def _target() -> str | None:
    return local_target(request.args.get("next"), "") or None


@bp.get("/inloggen/organisatie/<int:provider_id>")
@public
def begin(provider_id: int) -> ResponseReturnValue:
    from app.sso import exchange

    provider = _enabled(provider_id)
    target = _target() or url_for("accounts.welcome")
    if visitor() is not None:
        return redirect(target, 303)
    try:
        address, attempt = exchange.begin(_client(provider), target=target, address=_known_address(), at=now())
    except SignInRefused as refusal:
        return _refused(provider, refusal, target)
    session[ATTEMPT] = asdict(attempt)
    return redirect(address, 303)


@bp.get("/inloggen/organisatie/<int:provider_id>/terug")
@public
def finish(provider_id: int) -> ResponseReturnValue:
    from app.sso import exchange

    provider = _enabled(provider_id)
    if visitor() is not None:
        return redirect(url_for("accounts.welcome"), 303)  # the answer is opened again, with Back for instance
    attempt = Attempt.kept_in(session.pop(ATTEMPT, None))  # used once, whatever comes of it
    try:
        answer = exchange.finish(_client(provider), attempt, request.args, at=now())
        with transaction():
            user = identities.welcome(provider, answer.claims, at=now())
    except SignInRefused as refusal:
        return _refused(provider, refusal, attempt.target if attempt else None)
    leaving.remember(provider, answer.id_token)
    is_strong = identities.is_strong(user, provider, answer.claims)
    return admit(user, method=Method.PROVIDER, is_strong=is_strong, target=attempt.target if attempt else "/")


def _enabled(provider_id: int) -> IdentityProvider:
    return queries.find_enabled(provider_id) or abort(404)


def _client(provider: IdentityProvider) -> Client:
    key = settings().SECRET_KEY
    return Client(provider, services.secret_of(provider, key), redirect_uri(provider.id))


def _known_address() -> str | None:
    address = session.pop(ADDRESS, None)
    return address if isinstance(address, str) else None


def _refused(provider: IdentityProvider, refusal: SignInRefused, target: str | None) -> ResponseReturnValue:
    log.warning("sign-in through provider %s refused: %s %s", provider.id, refusal.reason, refusal.detail)
    if refusal.reason in ABOUT_A_PERSON:
        with transaction():
            services.note_refusal(provider, refusal.reason)
    return render_template("sso/refused.html", provider=provider, refusal=refusal, target=target), refusal.status


@bp.get("/uitgelogd")
@public
def signed_out():
    way_out = leaving.way_out() if visitor() is None else None
    if way_out is None:
        return redirect("/", 303)
    provider, address = way_out
    return render_template("sso/signed_out.html", provider=provider, address=address)


@bp.post("/inloggen/organisatie/<int:provider_id>/uitgelogd")
@csrf.exempt
@public
def signed_out_there(provider_id: int) -> ResponseReturnValue:
    """The provider itself tells that somebody signed out: what it signed stands in for a session."""
    provider = _enabled(provider_id)
    try:
        subject = _subject_in(request.form.get("logout_token"), provider)
    except SignInRefused as refusal:
        log.warning("sign-out by provider %s refused: %s %s", provider.id, refusal.reason, refusal.detail)
        return "", 400
    identity = queries.find_identity(provider.issuer, subject)
    if identity is not None:
        with transaction():
            leaving.end_sessions(identity, at=now())
    return "", 200


def _subject_in(token: str | None, provider: IdentityProvider) -> str:
    from app.sso import discovery, verifying

    metadata = discovery.metadata.get(provider.issuer)
    return verifying.logged_out_subject(token, metadata, client_id=provider.client_id, at=now())


def sign_in_panel():
    """For slots.SIGN_IN: nothing when no municipality has a provider."""
    providers = queries.enabled_providers()
    if not providers:
        return None
    return {"form": WorkAddressForm(formdata=None), "providers": providers, "target": _target()}
