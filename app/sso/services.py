"""Add a provider, change it, and switch it off and on."""

from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.sealing import lock, unlock
from app.core.seen import demand_unchanged
from app.sso import roles
from app.sso.details import ProviderDetails
from app.sso.models import IdentityProvider, ProviderDomain
from app.sso.queries import providers_of_domains
from app.sso.refusals import Reason, SignInRefused

TURN = "identity providers"
PURPOSE = "client secret of an identity provider"


def add(details: ProviderDetails, *, by: User, key: str, at: datetime) -> IdentityProvider:
    """`key` locks the client secret. Raises DomainError when the municipality has a provider, or a domain is taken."""
    take_turn(TURN)
    provider = IdentityProvider(is_enabled=True, created_at=at)
    _demand_own_municipality(provider, details.municipality_code)
    _demand_free_domains(provider, details.domains)
    _fill_in(provider, details, key)
    session.add(provider)
    session.flush()  # its id goes into the audit trail
    record("identity_provider.added", provider, by=by, **_facts(provider))
    return provider


def change(provider: IdentityProvider, details: ProviderDetails, *, seen_version: int, by: User, key: str) -> None:
    """Raises DomainError also when somebody else changed it after `by` opened the form."""
    demand_unchanged(provider, seen_version)
    take_turn(TURN)
    _demand_own_municipality(provider, details.municipality_code)
    _demand_free_domains(provider, details.domains)
    before = _facts(provider)
    _fill_in(provider, details, key)
    record(
        "identity_provider.changed",
        provider,
        by=by,
        before=before,
        after=_facts(provider),
        new_secret=details.secret is not None,
    )


def switch_off(provider: IdentityProvider, *, by: User, at: datetime) -> None:
    """Nobody comes in through it any more, and the roles it gave end. Accounts stay."""
    if not provider.is_enabled:
        return
    provider.is_enabled = False
    roles.end_all(provider, at=at)
    record("identity_provider.switched_off", provider, by=by)


def switch_on(provider: IdentityProvider, *, by: User) -> None:
    if not provider.is_enabled:
        provider.is_enabled = True
        record("identity_provider.switched_on", provider, by=by)


def note_refusal(provider: IdentityProvider, reason: Reason) -> None:
    """Somebody whom the provider vouched for did not come in."""
    record("identity_provider.sign_in_refused", provider, by=None, reason=reason)


def secret_of(provider: IdentityProvider, key: str) -> str:
    """Raises SignInRefused when it was locked with an earlier SECRET_KEY."""
    secret = unlock(PURPOSE, provider.locked_secret, key)
    if secret is None:
        raise SignInRefused(Reason.MISCONFIGURED, "secret unreadable")
    return secret


def _fill_in(provider: IdentityProvider, details: ProviderDetails, key: str) -> None:
    provider.municipality_code = details.municipality_code
    provider.issuer, provider.client_id = details.issuer, details.client_id
    provider.makes_accounts, provider.role_claim = details.makes_accounts, details.role_claim
    provider.buyer_values, provider.controller_values = [*details.buyer_values], [*details.controller_values]
    provider.strong_amr, provider.strong_acr = [*details.strong_amr], [*details.strong_acr]
    if details.secret is not None:
        provider.locked_secret = lock(PURPOSE, details.secret, key)
    kept = {each.domain: each for each in provider.domains}
    provider.domains = [kept.get(domain) or ProviderDomain(domain=domain) for domain in details.domains]


def _demand_own_municipality(provider: IdentityProvider, code: str) -> None:
    with session.no_autoflush:
        other = session.scalar(select(IdentityProvider).where(IdentityProvider.municipality_code == code))
    if other is not None and other is not provider:
        raise DomainError(lazy("This municipality has a way to sign in already. Change that one."))


def _demand_free_domains(provider: IdentityProvider, domains: tuple[str, ...]) -> None:
    with session.no_autoflush:
        bound = providers_of_domains([*domains])
    for domain, other in bound.items():
        if other is not provider:
            raise DomainError(
                lazy(
                    "%(domain)s belongs to the sign-in of %(name)s already.",
                    domain=domain,
                    name=other.municipality.name,
                )
            )


def _facts(provider: IdentityProvider) -> dict[str, object]:
    """What decides who comes in; never the secret."""
    return {
        "municipality": provider.municipality_code,
        "issuer": provider.issuer,
        "client_id": provider.client_id,
        "domains": provider.domain_names,
        "makes_accounts": provider.makes_accounts,
        "role_claim": provider.role_claim,
        "buyer_values": provider.buyer_values,
        "controller_values": provider.controller_values,
        "strong_amr": provider.strong_amr,
        "strong_acr": provider.strong_acr,
    }
