"""Try the connection with a provider without anybody signing in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from app.core.i18n import Text, lazy
from app.sso import discovery, exchange, services
from app.sso.addresses import redirect_uri
from app.sso.details import Client
from app.sso.discovery import Metadata
from app.sso.models import IdentityProvider
from app.sso.refusals import SignInRefused

T = TypeVar("T")


@dataclass(frozen=True)
class Check:
    """`advice` is for when it is not fine; `is_needed` says whether people can sign in without it."""

    title: Text
    is_fine: bool
    advice: Text
    is_needed: bool = True


def check(provider: IdentityProvider, key: str) -> list[Check]:
    """What works, in the order in which it has to. Without a description there is nothing more to try."""
    found = _passed(lambda: discovery.metadata.get(provider.issuer))
    described = Check(
        lazy("The provider answers at its address"),
        found is not None,
        lazy("Look at the address: it must be written exactly as the provider does, and be reachable from here."),
    )
    if found is None:
        return [described]
    return [described, *_of_description(found, provider), _of_keys(found), _of_client(provider, key)]


def _of_description(found: Metadata, provider: IdentityProvider) -> list[Check]:
    offered = discovery.listed(found.described, "code_challenge_methods_supported")
    claims = discovery.listed(found.described, "claims_supported")
    classes = discovery.listed(found.described, "acr_values_supported")
    return [
        Check(
            lazy("It can protect the answer (PKCE with S256)"),
            offered is None or "S256" in offered,
            lazy("Switch on PKCE at the provider."),
        ),
        Check(
            lazy("It says whether an address is confirmed"),
            claims is None or "email_verified" in claims,
            lazy("Let the provider send email_verified, or xms_edov from Entra ID. Without it nobody comes in."),
            is_needed=False,  # a provider need not list all that it sends
        ),
        Check(
            lazy("It knows the classes (acr) that you named"),
            classes is None or set(provider.strong_acr) <= set(classes),
            lazy("Look at the values of acr: the provider does not name all of them."),
            is_needed=False,
        ),
        Check(
            lazy("It can end its own session when somebody signs out"),
            found.end_session_endpoint is not None,
            lazy("Signing out ends the session here only."),
            is_needed=False,
        ),
    ]


def _of_keys(found: Metadata) -> Check:
    return Check(
        lazy("Its keys can be read"),
        _passed(lambda: discovery.keys.get(found.jwks_uri)) is not None,
        lazy("The provider has no keys that we can use."),
    )


def _of_client(provider: IdentityProvider, key: str) -> Check:
    def is_known() -> bool:
        return exchange.is_known(Client(provider, services.secret_of(provider, key), redirect_uri(provider.id)))

    return Check(
        lazy("It accepts the client id and the secret"),
        bool(_passed(is_known)),
        lazy("Fill in the client id and the secret again, as the provider gave them."),
    )


def _passed(attempt: Callable[[], T]) -> T | None:
    try:
        return attempt()
    except SignInRefused:
        return None
