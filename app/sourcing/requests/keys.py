"""The address of a firm's page: a random key that only its mails know, or a reference for those who act for the firm.

A mail is written by the worker, which makes the key there and keeps its digest: nothing else ever holds it.
"""

import hashlib
import secrets

from sqlalchemy import Select, and_, or_, select

from app.accounts.models import User
from app.core.db import session
from app.core.model import id_of
from app.sourcing.models import OutsideFirm, ShortlistDecision
from app.sourcing.requests.models import Invitation, InvitationKey, RequestForQuotation
from app.suppliers.models import SupplierEditor


def new_key() -> str:
    return secrets.token_urlsafe(32)


def digest(key: str) -> str:
    """A key has 256 random bits, so a plain digest cannot be guessed back."""
    return hashlib.sha256(key.encode()).hexdigest()


def replace_key(invitation: Invitation) -> str:
    """A new key; those of earlier mails open nothing any more."""
    key = new_key()
    invitation.key_digest = digest(key)
    invitation.later_keys.clear()
    return key


def add_key(invitation: Invitation) -> str:
    """One more key, for the link of a later mail; earlier links go on working."""
    key = new_key()
    session.add(InvitationKey(invitation_id=id_of(invitation), sha256=digest(key)))
    return key


def open_invitation(token: str, visitor: User | None) -> Invitation | None:
    """The invitation behind the address, unless it or its request was withdrawn.

    One statement whatever comes of it: an unknown key, a withdrawn invitation and a foreign reference cost the same.
    """
    wanted = digest(token)
    later = select(InvitationKey.invitation_id).where(InvitationKey.sha256 == wanted)
    named = and_(Invitation.reference == token, Invitation.decision_id.in_(_decisions_on_firms_of(visitor)))
    statement = (
        select(Invitation)
        .join(Invitation.request)
        .where(or_(Invitation.key_digest == wanted, Invitation.id.in_(later), named))
        .where(Invitation.withdrawn_at.is_(None), RequestForQuotation.withdrawn_at.is_(None))
    )
    return session.scalar(statement)


def _decisions_on_firms_of(visitor: User | None) -> Select[int]:
    """Of firms that the visitor acts for, also of those that registered after they were invited."""
    acted_for = select(SupplierEditor.supplier_id).where(
        SupplierEditor.user_id == (id_of(visitor) if visitor else None)
    )
    return (
        select(ShortlistDecision.id)
        .outerjoin(OutsideFirm, OutsideFirm.id == ShortlistDecision.outside_firm_id)
        .where(or_(ShortlistDecision.supplier_id.in_(acted_for), OutsideFirm.supplier_id.in_(acted_for)))
    )
