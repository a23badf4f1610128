"""What an administrator says of a provider, and what goes to a provider and comes back."""

from dataclasses import dataclass
from typing import Any, Self

from app.sso.claims import Claims
from app.sso.models import IdentityProvider


@dataclass(frozen=True)
class ProviderDetails:
    """`secret` None: the one that is stored stays."""

    municipality_code: str
    issuer: str
    client_id: str
    secret: str | None
    domains: tuple[str, ...]
    makes_accounts: bool
    role_claim: str
    buyer_values: tuple[str, ...]
    controller_values: tuple[str, ...]
    strong_amr: tuple[str, ...]
    strong_acr: tuple[str, ...]


@dataclass(frozen=True)
class Client:
    """This installation as a provider knows it."""

    provider: IdentityProvider
    secret: str
    redirect_uri: str


@dataclass(frozen=True)
class Attempt:
    """What the browser keeps, signed, while somebody is at the provider; used once."""

    provider_id: int
    state: str
    nonce: str
    verifier: str
    target: str
    begun: int

    @classmethod
    def kept_in(cls, content: Any) -> Self | None:
        try:
            return cls(**content)
        except TypeError:
            return None  # not one of ours, or of an earlier release


@dataclass(frozen=True)
class Answer:
    claims: Claims
    id_token: str
