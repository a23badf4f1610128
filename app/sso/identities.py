"""From what a provider says to a person: known, linked to an account that was there, or new."""

from datetime import datetime

from app.accounts.models import User, new_session_key
from app.accounts.passwords import NO_PASSWORD
from app.accounts.services import add_user, confirm_email, find_by_email
from app.audit.services import record
from app.core.db import JOURNAL, session, take_turn
from app.outbox.services import publish
from app.sso import roles
from app.sso.claims import Claims, address_of, name_of, roles_of, says_second_factor, subject_of
from app.sso.messages import AccountLinked, AccountMade
from app.sso.models import ExternalIdentity, IdentityProvider
from app.sso.queries import find_identity
from app.sso.refusals import Reason, SignInRefused


def welcome(provider: IdentityProvider, claims: Claims, *, at: datetime) -> User:
    """The person these checked claims are about, with the roles they give. Raises SignInRefused.

    Issuer and subject are the key. The address only leads to an account the first time, and must be confirmed and in
    one of the provider's domains every time.
    """
    address = address_of(claims, provider.domain_names)
    take_turn(JOURNAL)  # of two who come in at once, the second finds what the first made
    identity = find_identity(provider.issuer, subject_of(claims)) or _first_time(provider, claims, address, at)
    identity.provider_id, identity.used_at = provider.id, at
    roles.follow(identity.user, provider, roles_of(claims, provider), at=at)
    return identity.user


def is_strong(user: User, provider: IdentityProvider, claims: Claims) -> bool:
    """Whether the provider saw a second factor that counts here.

    Its word reaches as far as its municipality: who also sits on a board, at the desk or elsewhere, shows one here, so
    that nobody takes over such a role by way of one municipality.
    """
    return says_second_factor(claims, provider) and not roles.reaches_beyond(user, provider)


def _first_time(provider: IdentityProvider, claims: Claims, address: str, at: datetime) -> ExternalIdentity:
    known = find_by_email(address)
    if known is not None:
        return _link(known, provider, claims, at)
    if not provider.makes_accounts:
        raise SignInRefused(Reason.NO_ACCOUNT)
    return _make(provider, claims, address, at)


def _link(user: User, provider: IdentityProvider, claims: Claims, at: datetime) -> ExternalIdentity:
    if user.confirmed_at is None:
        # Anybody may have signed up with this address: their password must not open what the owner goes on to use.
        user.password_hash, user.session_key = NO_PASSWORD, new_session_key()
        confirm_email(user, at=at)
    identity = _bind(user, provider, claims, at)
    record("external_identity.linked", identity, by=user, provider_id=provider.id, user_id=user.id)
    publish(AccountLinked(identity.id))
    return identity


def _make(provider: IdentityProvider, claims: Claims, address: str, at: datetime) -> ExternalIdentity:
    user = add_user(
        email=address,
        name=name_of(claims, address),
        password_hash=NO_PASSWORD,
        language="en" if str(claims.get("locale", "")).startswith("en") else "nl",
        at=at,
    )
    user.confirmed_at = at
    identity = _bind(user, provider, claims, at)
    record("external_identity.account_made", identity, by=user, provider_id=provider.id, user_id=user.id)
    publish(AccountMade(identity.id))
    return identity


def _bind(user: User, provider: IdentityProvider, claims: Claims, at: datetime) -> ExternalIdentity:
    identity = ExternalIdentity(
        user=user,
        provider=provider,
        issuer=provider.issuer,
        subject=subject_of(claims),
        linked_at=at,
        used_at=at,
    )
    session.add(identity)
    session.flush()  # its id goes into the audit trail and the outbox
    return identity
