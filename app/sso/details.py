"""What an administrator says of a provider."""

from dataclasses import dataclass


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
