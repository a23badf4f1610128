"""Providers of municipalities, whom they say somebody is, and the roles they gave."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Role, RoleAssignment, User
from app.core.model import Base, Versioned
from app.reference.models import Municipality

LONGEST_SUBJECT = 255  # OpenID Connect Core 1.0, section 2


class IdentityProvider(Versioned, Base):
    """Where a municipality lets its people sign in.

    `locked_secret` is the client secret as app.core.sealing locks it. `role_claim` names the claim with roles or
    groups, `buyer_values` and `controller_values` those of its values that make somebody one. `strong_amr` and
    `strong_acr` are the values that say that a second factor was shown.
    """

    __tablename__ = "identity_provider"
    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), unique=True)
    issuer: Mapped[str]
    client_id: Mapped[str]
    locked_secret: Mapped[str]
    makes_accounts: Mapped[bool]
    role_claim: Mapped[str]
    buyer_values: Mapped[list[str]] = mapped_column(JSON)
    controller_values: Mapped[list[str]] = mapped_column(JSON)
    strong_amr: Mapped[list[str]] = mapped_column(JSON)
    strong_acr: Mapped[list[str]] = mapped_column(JSON)
    is_enabled: Mapped[bool]
    created_at: Mapped[datetime]
    municipality: Mapped[Municipality] = relationship(lazy="joined")
    domains: Mapped[list["ProviderDomain"]] = relationship(
        back_populates="provider", cascade="all, delete-orphan", order_by="ProviderDomain.domain", lazy="selectin"
    )

    @property
    def domain_names(self) -> list[str]:
        return [each.domain for each in self.domains]

    @property
    def values_of_roles(self) -> dict[Role, list[str]]:
        return {Role.BUYER: self.buyer_values, Role.CONTROLLER: self.controller_values}


class ProviderDomain(Base):
    """A mail domain that the administrator bound to one provider: nobody else speaks for its addresses."""

    __tablename__ = "provider_domain"
    domain: Mapped[str] = mapped_column(primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("identity_provider.id", ondelete="CASCADE"), index=True)
    provider: Mapped[IdentityProvider] = relationship(back_populates="domains")


class ExternalIdentity(Base):
    """Who somebody is at a provider. Issuer and subject are the key: an address can go to somebody else later."""

    __tablename__ = "external_identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("identity_provider.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    issuer: Mapped[str]
    subject: Mapped[str] = mapped_column(String(LONGEST_SUBJECT))
    linked_at: Mapped[datetime]
    used_at: Mapped[datetime]
    provider: Mapped[IdentityProvider] = relationship()
    user: Mapped[User] = relationship()


class ProvidedRole(Base):
    """Marks a role as given by what a provider said: only such a role ends when the provider no longer says it."""

    __tablename__ = "provided_role"
    assignment_id: Mapped[int] = mapped_column(
        ForeignKey("role_assignment.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    provider_id: Mapped[int] = mapped_column(ForeignKey("identity_provider.id", ondelete="CASCADE"), index=True)
    assignment: Mapped[RoleAssignment] = relationship()
