"""To the provider and back: authorization code with PKCE (S256), state and nonce, through Authlib."""

import hmac
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session

from app.sso import discovery
from app.sso.claims import Claims, is_confirmed, values_at
from app.sso.details import Answer, Attempt, Client
from app.sso.discovery import TIMEOUT, Metadata
from app.sso.models import IdentityProvider
from app.sso.refusals import Reason, SignInRefused
from app.sso.verifying import id_token_claims

ATTEMPT_LASTS = 600  # seconds to sign in at the provider
LONGEST_CODE = 4096
SCOPE = "openid email profile"


def begin(client: Client, *, target: str, address: str | None, at: datetime) -> tuple[str, Attempt]:
    """Where the browser goes, and what it keeps. `address` lets the provider fill in who wants to come in."""
    metadata = discovery.metadata.get(client.provider.issuer)
    attempt = Attempt(
        provider_id=client.provider.id,
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        target=target,
        begun=int(at.timestamp()),
    )
    wishes = {"login_hint": address, "acr_values": " ".join(client.provider.strong_acr)}
    url, _state = _session(client, metadata).create_authorization_url(
        metadata.authorization_endpoint,
        state=attempt.state,
        code_verifier=attempt.verifier,
        nonce=attempt.nonce,
        **{name: value for name, value in wishes.items() if value},
    )
    return url, attempt


def finish(client: Client, attempt: Attempt | None, said: Mapping[str, str], *, at: datetime) -> Answer:
    """Whom the provider says has come back. Raises SignInRefused."""
    metadata = discovery.metadata.get(client.provider.issuer)
    attempt = _demand_own(attempt, client, said, at)
    _demand_success(said, metadata)
    token = _redeem(client, metadata, said["code"], attempt)
    access_token = token.get("access_token")
    claims = id_token_claims(
        token.get("id_token"),
        metadata,
        client_id=client.provider.client_id,
        nonce=attempt.nonce,
        access_token=access_token if isinstance(access_token, str) else None,
        at=at,
    )
    return Answer(_completed(claims, client.provider, metadata, access_token), token["id_token"])


def _demand_own(attempt: Attempt | None, client: Client, said: Mapping[str, str], at: datetime) -> Attempt:
    """The answer belongs to what this browser began, at this provider, a short while ago."""
    if attempt is None or attempt.provider_id != client.provider.id:
        raise SignInRefused(Reason.STALE, "no attempt")
    if not hmac.compare_digest(said.get("state", "").encode(), attempt.state.encode()):
        raise SignInRefused(Reason.STALE, "state")
    if not 0 <= int(at.timestamp()) - attempt.begun <= ATTEMPT_LASTS:
        raise SignInRefused(Reason.STALE, "too late")
    return attempt


def _demand_success(said: Mapping[str, str], metadata: Metadata) -> None:
    """RFC 9207: a provider that names itself in the answer must be the one that was asked."""
    if said.get("iss", metadata.issuer) != metadata.issuer or (metadata.names_itself and "iss" not in said):
        raise SignInRefused(Reason.UNTRUSTED, "iss")
    if said.get("error") == "access_denied":
        raise SignInRefused(Reason.CANCELLED)
    if "error" in said or not 0 < len(said.get("code", "")) <= LONGEST_CODE:
        raise SignInRefused(Reason.REJECTED, _short(said.get("error", "no code")))


def _redeem(client: Client, metadata: Metadata, code: str, attempt: Attempt) -> dict[str, Any]:
    try:
        token: dict[str, Any] = _session(client, metadata).fetch_token(
            metadata.token_endpoint,
            grant_type="authorization_code",
            code=code,
            code_verifier=attempt.verifier,
            allow_redirects=False,
        )
    except AuthlibBaseError as error:
        reason = Reason.MISCONFIGURED if error.error == "invalid_client" else Reason.REJECTED
        raise SignInRefused(reason, _short(str(error.error))) from error
    except (requests.RequestException, ValueError) as error:
        raise SignInRefused(Reason.UNREACHABLE, type(error).__name__) from error
    return token


def _completed(claims: Claims, provider: IdentityProvider, metadata: Metadata, access_token: Any) -> Claims:
    """Some providers put address and roles into the ID token, others give them on asking (Core 1.0, 5.3).

    Raises SignInRefused when asking fails: going on without roles would end those that somebody has.
    """
    is_complete = "email" in claims and is_confirmed(claims) and values_at(claims, provider.role_claim)
    if is_complete or not metadata.userinfo_endpoint or not isinstance(access_token, str):
        return claims
    more = discovery.get_json(metadata.userinfo_endpoint, access_token=access_token)
    if more.get("sub") != claims["sub"]:
        raise SignInRefused(Reason.UNTRUSTED, "sub of userinfo")
    return {**more, **claims}


def is_known(client: Client) -> bool:
    """Whether the provider accepts this client and its secret: it does when it minds the invented code only."""
    metadata = discovery.metadata.get(client.provider.issuer)
    invented = Attempt(client.provider.id, "", "", secrets.token_urlsafe(48), "", 0)
    try:
        _redeem(client, metadata, secrets.token_urlsafe(24), invented)
    except SignInRefused as refusal:
        return refusal.detail == "invalid_grant"
    return False


def _session(client: Client, metadata: Metadata) -> OAuth2Session:
    return OAuth2Session(
        client_id=client.provider.client_id,
        client_secret=client.secret,
        token_endpoint_auth_method=metadata.token_auth_method,
        redirect_uri=client.redirect_uri,
        scope=SCOPE,
        code_challenge_method="S256",
        default_timeout=TIMEOUT,
    )


def _short(text: str) -> str:
    """What somebody else wrote goes into the log as one short word."""
    return "".join(char for char in text if char.isascii() and (char.isalnum() or char in "_-"))[:40]
