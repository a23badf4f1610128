"""Selects on consents."""

from sqlalchemy import ColumnElement, Select, or_, select

from app.accounts.models import User
from app.consents.models import Consent
from app.core.db import session

COUNTS = Consent.given_at.is_not(None) & Consent.withdrawn_at.is_(None)


def find(consent_id: int) -> Consent | None:
    return session.get(Consent, consent_id)


def in_force(email: str, purpose: str) -> Consent | None:
    return session.scalar(select(Consent).where(Consent.email == email, Consent.purpose == purpose, COUNTS))


def newest_request(email: str, purpose: str) -> Consent | None:
    statement = select(Consent).where(Consent.email == email, Consent.purpose == purpose)
    return session.scalar(statement.order_by(Consent.id.desc()).limit(1))


def readers(purpose: str) -> Select[Consent]:
    """Everybody whose consent for this purpose counts now: their addresses and languages, and no one else's."""
    return select(Consent).where(Consent.purpose == purpose, COUNTS).order_by(Consent.id)


def is_of(user: User) -> ColumnElement[bool]:
    return or_(Consent.user_id == user.id, Consent.email == user.email)


def given_by(user: User) -> list[Consent]:
    """Newest first, with those that were withdrawn."""
    statement = select(Consent).where(is_of(user), Consent.given_at.is_not(None))
    return list(session.scalars(statement.order_by(Consent.id.desc())))


def has_any(user: User | None) -> bool:
    return user is not None and bool(given_by(user))
