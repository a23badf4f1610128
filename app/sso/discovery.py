"""What a provider says of itself: its addresses and its keys, fetched with care and remembered for a while.

OpenID Connect Discovery 1.0. Nothing of a provider is trusted more than needed: only https, no redirects, at most
so many bytes, and five seconds.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import requests
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from app.sso.addresses import WELL_KNOWN, is_safe
from app.sso.refusals import Reason, SignInRefused

TIMEOUT = 5  # seconds, for the connection, for each read and for all of it
LARGEST_ANSWER = 512 * 1024  # bytes
KEPT = 3600  # seconds
FAILURE_KEPT = 10  # seconds: a provider that is down must not hold up a thread at each try
SOONEST_REFRESH = 60  # seconds between two looks for new keys
# Signatures with a key pair only (RFC 8725, section 3.1): never "none", never a shared secret.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")

T = TypeVar("T")


@dataclass(frozen=True)
class Metadata:
    """The part of a provider's description that is used here."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None
    end_session_endpoint: str | None
    token_auth_method: str
    names_itself: bool  # in the answer to the browser (RFC 9207)
    described: dict[str, Any]


@dataclass(frozen=True)
class _Kept(Generic[T]):
    content: T | SignInRefused
    fetched: float


class Memory(Generic[T]):
    """What was fetched, by address, in this process. A failure is remembered too, for a shorter time."""

    def __init__(self, fetch: Callable[[str], T]) -> None:
        self._fetch = fetch
        self._kept: dict[str, _Kept[T]] = {}

    def get(self, address: str) -> T:
        kept = self._kept.get(address)
        if kept is None or self._age(kept) > (FAILURE_KEPT if isinstance(kept.content, SignInRefused) else KEPT):
            kept = self._fetch_now(address)
        return _content(kept)

    def get_newer(self, address: str) -> T:
        """Fetched again, unless that was done less than a minute ago."""
        kept = self._kept.get(address)
        if kept is None or self._age(kept) > SOONEST_REFRESH:
            kept = self._fetch_now(address)
        return _content(kept)

    def forget(self) -> None:
        self._kept.clear()

    def _fetch_now(self, address: str) -> _Kept[T]:
        try:
            kept: _Kept[T] = _Kept(self._fetch(address), time.monotonic())
        except SignInRefused as refusal:
            kept = _Kept(refusal, time.monotonic())
        self._kept[address] = kept
        return kept

    def _age(self, kept: _Kept[T]) -> float:
        return time.monotonic() - kept.fetched


def _content(kept: _Kept[T]) -> T:
    if isinstance(kept.content, SignInRefused):
        raise SignInRefused(kept.content.reason, kept.content.detail)
    return kept.content


def get_json(address: str, *, access_token: str | None = None) -> dict[str, Any]:
    """The JSON object at an address. Raises SignInRefused."""
    headers = {"Accept": "application/json"}
    if access_token:
        headers["Authorization"] = f"Bearer {access_token}"
    try:
        with requests.get(address, headers=headers, timeout=TIMEOUT, allow_redirects=False, stream=True) as answer:
            if answer.status_code != requests.codes.ok:
                raise SignInRefused(Reason.UNREACHABLE, f"status {answer.status_code}")
            content = json.loads(_body_of(answer))
    except (requests.RequestException, ValueError, RecursionError) as error:
        raise SignInRefused(Reason.UNREACHABLE, type(error).__name__) from error
    if not isinstance(content, dict):
        raise SignInRefused(Reason.UNREACHABLE, "no JSON object")
    return content


def _body_of(answer: requests.Response) -> bytes:
    """Raises SignInRefused for one that is too long, or that comes too slowly."""
    deadline = time.monotonic() + TIMEOUT
    body = b""
    for part in answer.iter_content(16 * 1024):
        body += part
        if len(body) > LARGEST_ANSWER or time.monotonic() > deadline:
            raise SignInRefused(Reason.UNREACHABLE, "too large or too slow")
    return body


def _fetch_metadata(issuer: str) -> Metadata:
    if not is_safe(issuer):
        raise SignInRefused(Reason.MISCONFIGURED, "issuer")
    said = get_json(issuer.rstrip("/") + WELL_KNOWN)
    if said.get("issuer") != issuer:
        raise SignInRefused(Reason.MISCONFIGURED, "issuer differs")
    return Metadata(
        issuer=issuer,
        authorization_endpoint=_address(said, "authorization_endpoint"),
        token_endpoint=_address(said, "token_endpoint"),
        jwks_uri=_address(said, "jwks_uri"),
        userinfo_endpoint=_optional(said, "userinfo_endpoint"),
        end_session_endpoint=_optional(said, "end_session_endpoint"),
        token_auth_method=_token_auth_method(said),
        names_itself=said.get("authorization_response_iss_parameter_supported") is True,
        described=said,
    )


def _address(said: dict[str, Any], name: str) -> str:
    if not is_safe(said.get(name)):
        raise SignInRefused(Reason.MISCONFIGURED, name)
    return str(said[name])


def _optional(said: dict[str, Any], name: str) -> str | None:
    return _address(said, name) if said.get(name) else None


def _token_auth_method(said: dict[str, Any]) -> str:
    """Basic is what the standard presumes; some providers take the secret in the form only."""
    offered = listed(said, "token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return "client_secret_basic" if "client_secret_basic" in offered else "client_secret_post"


def listed(said: dict[str, Any], name: str) -> list[str] | None:
    """The texts of a list in the description; None when it holds no such list."""
    values = said.get(name)
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else None


def _fetch_keys(address: str) -> KeySet:
    said = get_json(address)
    try:
        return KeySet.import_key_set({"keys": said["keys"]})
    except (JoseError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise SignInRefused(Reason.MISCONFIGURED, f"keys: {type(error).__name__}") from error


metadata = Memory(_fetch_metadata)
keys = Memory(_fetch_keys)


def forget() -> None:
    """Look at every provider anew: after a setting changed, and in tests."""
    metadata.forget()
    keys.forget()
