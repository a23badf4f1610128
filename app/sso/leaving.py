"""Signing out at the provider too (OpenID Connect RP-Initiated Logout 1.0, and Back-Channel Logout 1.0)."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from flask import session, url_for

from app.accounts.services import shut_out
from app.audit.services import record
from app.sso import queries
from app.sso.addresses import after_sign_out
from app.sso.models import ExternalIdentity, IdentityProvider
from app.sso.refusals import SignInRefused

KEY = "provider"  # in the cookie: through which provider this browser came in
LONGEST_HINT = 2000  # characters; a browser drops a cookie of more than 4,096


def remember(provider: IdentityProvider, id_token: str) -> None:
    """Keep what signing out needs. Without the hint, the provider asks whether its own session should end."""
    session[KEY] = {"id": provider.id, "hint": id_token if len(id_token) <= LONGEST_HINT else None}


def farewell(ended: dict[str, Any]) -> str | None:
    """For app.accounts.farewell: a page that offers to sign out at the provider as well."""
    match ended.get(KEY):
        case {"id": int(provider_id), "hint": hint}:
            session.pop(KEY, None)
            session["leaving"] = {"id": provider_id, "hint": hint}
            return url_for("sso.signed_out")
    return None


def way_out() -> tuple[IdentityProvider, str] | None:
    """The provider that this browser just left, and where its own session ends; None when it knows no such place.

    Told once: the hint names a person, and must not stay on a computer that others use.
    """
    match session.pop("leaving", None):
        case {"id": int(provider_id), "hint": hint}:
            provider = queries.find_enabled(provider_id)
            address = end_session_address(provider, hint) if provider else None
            return (provider, address) if provider and address else None
    return None


def end_session_address(provider: IdentityProvider, hint: str | None) -> str | None:
    from app.sso import discovery  # slow to load, see views

    try:
        endpoint = discovery.metadata.get(provider.issuer).end_session_endpoint
    except SignInRefused:
        return None
    if endpoint is None:
        return None
    values = {"client_id": provider.client_id, "post_logout_redirect_uri": after_sign_out()}
    if hint:
        values["id_token_hint"] = hint
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(values)}"


def end_sessions(identity: ExternalIdentity, *, at: datetime) -> None:
    """On every device: the provider says that this person signed out, or may no longer come in."""
    shut_out(identity.user, at=at)
    record("external_identity.sessions_ended", identity, by=None, user_id=identity.user_id)
