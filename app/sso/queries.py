"""Providers, and who somebody is at one."""

from sqlalchemy import select

from app.core.db import session
from app.reference.models import Municipality
from app.sso.claims import domain_of
from app.sso.models import ExternalIdentity, IdentityProvider, ProviderDomain


def find(provider_id: int) -> IdentityProvider | None:
    return session.get(IdentityProvider, provider_id)


def find_enabled(provider_id: int) -> IdentityProvider | None:
    provider = find(provider_id)
    return provider if provider and provider.is_enabled else None


def providers() -> list[IdentityProvider]:
    statement = select(IdentityProvider).join(IdentityProvider.municipality).order_by(Municipality.name)
    return list(session.scalars(statement))


def enabled_providers() -> list[IdentityProvider]:
    return [provider for provider in providers() if provider.is_enabled]


def enabled_provider_for(address: str) -> IdentityProvider | None:
    """The provider that speaks for the domain of a mail address."""
    bound = session.get(ProviderDomain, domain_of(address))
    return bound.provider if bound and bound.provider.is_enabled else None


def providers_of_domains(domains: list[str]) -> dict[str, IdentityProvider]:
    found = session.scalars(select(ProviderDomain).where(ProviderDomain.domain.in_(domains)))
    return {each.domain: each.provider for each in found}


def find_identity(issuer: str, subject: str) -> ExternalIdentity | None:
    statement = select(ExternalIdentity).where(ExternalIdentity.issuer == issuer, ExternalIdentity.subject == subject)
    return session.scalar(statement)


def identities_of(user_id: int) -> list[ExternalIdentity]:
    statement = select(ExternalIdentity).where(ExternalIdentity.user_id == user_id)
    return list(session.scalars(statement.order_by(ExternalIdentity.linked_at)))
