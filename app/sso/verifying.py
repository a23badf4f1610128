"""Check what a provider signed: ID token (OpenID Connect Core 1.0, 3.1.3.7), logout token (Back-Channel Logout 2.6)."""

from datetime import datetime
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import (
    BadSignatureError,
    ExpiredTokenError,
    InvalidClaimError,
    InvalidKeyIdError,
    JoseError,
)
from joserfc.jwt import JWTClaimsRegistry, Token

from app.sso import discovery
from app.sso.claims import subject_of
from app.sso.discovery import Metadata
from app.sso.refusals import Reason, SignInRefused

LEEWAY = 120  # seconds that two clocks may differ
TIME_CLAIMS = ("iat", "nbf")
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"


def id_token_claims(
    text: object, metadata: Metadata, *, client_id: str, nonce: str, access_token: str | None, at: datetime
) -> dict[str, Any]:
    """What the ID token says. Raises SignInRefused unless all of it can be relied on."""
    token = _signed(text, metadata)
    claims = CodeIDToken(
        token.claims,
        token.header,
        options=_expected(metadata, client_id),
        params={"nonce": nonce, "client_id": client_id, "access_token": access_token},
    )
    try:
        claims.validate(now=int(at.timestamp()), leeway=LEEWAY)
    except JoseError as error:
        raise _refusal(error) from error
    subject_of(claims)
    return dict(claims)


def logged_out_subject(text: object, metadata: Metadata, *, client_id: str, at: datetime) -> str:
    """Whose sessions end. Raises SignInRefused, also without a subject: sessions are not told apart here."""
    claims = _signed(text, metadata).claims
    expected = {**_expected(metadata, client_id), "iat": {"essential": True}, "jti": {"essential": True}}
    try:
        JWTClaimsRegistry(now=int(at.timestamp()), leeway=LEEWAY, **expected).validate(claims)
    except JoseError as error:
        raise _refusal(error) from error
    events = claims.get("events")
    if not isinstance(events, dict) or LOGOUT_EVENT not in events or "nonce" in claims:
        raise SignInRefused(Reason.UNTRUSTED, "events")
    return subject_of(claims)


def _expected(metadata: Metadata, client_id: str) -> dict[str, Any]:
    return {
        "iss": {"essential": True, "value": metadata.issuer},
        "aud": {"essential": True, "value": client_id},
        "exp": {"essential": True},
    }


def _signed(text: object, metadata: Metadata) -> Token:
    """A signature by one of the provider's keys; keys that are not known yet are looked for once."""
    if not isinstance(text, str):
        raise SignInRefused(Reason.UNTRUSTED, "no token")
    try:
        return jwt.decode(text, discovery.keys.get(metadata.jwks_uri), algorithms=discovery.ALGORITHMS)
    except (InvalidKeyIdError, BadSignatureError):
        return _signed_by_newer_key(text, metadata)
    except (JoseError, ValueError) as error:
        raise SignInRefused(Reason.UNTRUSTED, type(error).__name__) from error


def _signed_by_newer_key(text: str, metadata: Metadata) -> Token:
    try:
        return jwt.decode(text, discovery.keys.get_newer(metadata.jwks_uri), algorithms=discovery.ALGORITHMS)
    except (JoseError, ValueError) as error:
        raise SignInRefused(Reason.UNTRUSTED, type(error).__name__) from error


def _refusal(error: JoseError) -> SignInRefused:
    """Times that are off have a page of their own."""
    about_time = isinstance(error, InvalidClaimError) and error.claim in TIME_CLAIMS
    if isinstance(error, ExpiredTokenError) or about_time:
        return SignInRefused(Reason.CLOCK, str(error))
    return SignInRefused(Reason.UNTRUSTED, str(error))
