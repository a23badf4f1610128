"""What a provider says of somebody, read with care. Pure: from claims to an address, a name, roles, a second factor."""

import unicodedata
from typing import Any

from app.accounts.models import Role
from app.accounts.services import normalised
from app.sso.models import LONGEST_SUBJECT, IdentityProvider
from app.sso.refusals import Reason, SignInRefused

Claims = dict[str, Any]

LONGEST_ADDRESS = 254
LONGEST_NAME = 100


def domain_of(address: str) -> str:
    return normalised(address).rpartition("@")[2]


def subject_of(claims: Claims) -> str:
    """Raises SignInRefused when there is none that the standard allows."""
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT or not subject.isprintable():
        raise SignInRefused(Reason.UNTRUSTED, "sub")
    return subject


def address_of(claims: Claims, domains: list[str]) -> str:
    """The address, when the provider confirmed it and may speak for its domain. Raises SignInRefused."""
    address = claims.get("email")
    if not isinstance(address, str) or "@" not in address or not is_confirmed(claims):
        raise SignInRefused(Reason.UNVERIFIED)
    address = normalised(address)
    if len(address) > LONGEST_ADDRESS or not address.isprintable() or " " in address:
        raise SignInRefused(Reason.UNVERIFIED)
    if domain_of(address) not in domains:
        raise SignInRefused(Reason.FOREIGN_DOMAIN)
    return address


def is_confirmed(claims: Claims) -> bool:
    """By `email_verified`, or where it is left out by `xms_edov`.

    Microsoft Entra ID never sends the first. The second says that the owner of the domain confirmed the address:
    https://learn.microsoft.com/en-us/entra/identity-platform/migrate-off-email-claim-authorization
    """
    if "email_verified" in claims:
        return claims["email_verified"] is True
    return claims.get("xms_edov") in (True, "1", "true")


def name_of(claims: Claims, address: str) -> str:
    """The name as it may be shown; without one, what stands before the @."""
    parts = [claims.get("given_name"), claims.get("family_name")]
    joined = " ".join(part for part in parts if isinstance(part, str))
    for name in (claims.get("name"), joined):
        if isinstance(name, str) and (plain := _plain(name)):
            return plain
    return address.partition("@")[0][:LONGEST_NAME]


def _plain(name: str) -> str:
    kept = (char if unicodedata.category(char)[0] != "C" else " " for char in name)
    return " ".join("".join(kept).split())[:LONGEST_NAME].strip()


def values_at(claims: Claims, path: str) -> set[str]:
    """The texts in a claim: one, a list, or inside another claim (`realm_access.roles`)."""
    found: Any = claims
    for step in [path] if path in claims else path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    values = found if isinstance(found, list) else [found]
    return {value for value in values if isinstance(value, str)}


def roles_of(claims: Claims, provider: IdentityProvider) -> set[Role]:
    """The roles that somebody has in the provider's municipality by its own word."""
    said = values_at(claims, provider.role_claim)
    return {role for role, values in provider.values_of_roles.items() if said & set(values)}


def says_second_factor(claims: Claims, provider: IdentityProvider) -> bool:
    """Only by the values of `amr` or `acr` (RFC 8176) that the administrator named."""
    by_method = values_at(claims, "amr") & set(provider.strong_amr)
    by_class = values_at(claims, "acr") & set(provider.strong_acr)
    return bool(by_method or by_class)
