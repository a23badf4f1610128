"""Providers of municipalities."""

from typing import Any

from flask import current_app

from app.accounts.models import User
from app.core.clock import now
from app.core.sealing import lock
from app.sso.models import ExternalIdentity, IdentityProvider, ProviderDomain
from app.sso.services import PURPOSE
from tests.factories import next_number, save
from tests.factories.accounts import ZEIST
from tests.oidc_provider.process import CLIENT_ID, CLIENT_SECRET


def make_provider(*, domains: tuple[str, ...] = ("zeist.example",), **values: Any) -> IdentityProvider:
    """Of Zeist, where `inkoop` makes a buyer, `controle` a controller, and `mfa` is a second factor."""
    defaults: dict[str, Any] = {
        "municipality_code": ZEIST,
        "issuer": f"https://login{next_number()}.example",
        "client_id": CLIENT_ID,
        "locked_secret": lock(PURPOSE, CLIENT_SECRET, current_app.config["SECRET_KEY"]),
        "makes_accounts": True,
        "role_claim": "roles",
        "buyer_values": ["inkoop"],
        "controller_values": ["controle"],
        "strong_amr": ["mfa"],
        "strong_acr": [],
        "is_enabled": True,
        "created_at": now(),
        "domains": [ProviderDomain(domain=domain) for domain in domains],
    }
    return save(IdentityProvider(**{**defaults, **values}))


def make_identity(user: User, provider: IdentityProvider, **values: Any) -> ExternalIdentity:
    moment = now()
    defaults = {
        "issuer": provider.issuer,
        "subject": f"subject-{next_number()}",
        "linked_at": moment,
        "used_at": moment,
    }
    return save(ExternalIdentity(user=user, provider=provider, **{**defaults, **values}))
