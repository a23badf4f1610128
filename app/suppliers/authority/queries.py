"""Selects on proofs and letters, read-only."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.core.db import session
from app.suppliers.authority.kinds import Authority, LetterState
from app.suppliers.authority.models import MOST_TRIES, AuthorityLetter, AuthorityProof
from app.suppliers.details import IdentityDetails
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier


def find_letter(letter_id: int) -> AuthorityLetter | None:
    return session.get(AuthorityLetter, letter_id)


def letters_of(supplier: Supplier) -> list[AuthorityLetter]:
    """Newest first."""
    statement = select(AuthorityLetter).where(AuthorityLetter.supplier_id == supplier.id)
    return list(session.scalars(statement.order_by(AuthorityLetter.id.desc())))


def letters_in(state: LetterState, on: date) -> Select[AuthorityLetter]:
    """Those to post oldest first, the others newest first."""
    order = AuthorityLetter.id.asc() if state is LetterState.TO_POST else AuthorityLetter.id.desc()
    statement = select(AuthorityLetter).options(joinedload(AuthorityLetter.user)).where(_is_in(state, on))
    return statement.order_by(order)


def _is_in(state: LetterState, on: date) -> ColumnElement[bool]:
    """What AuthorityLetter.state_on says, for many."""
    unused = AuthorityLetter.used_at.is_(None)
    over = or_(
        AuthorityLetter.replaced_at.is_not(None), AuthorityLetter.tries >= MOST_TRIES, AuthorityLetter.expires_on < on
    )
    if state is LetterState.USED:
        return ~unused
    if state is LetterState.ENDED:
        return and_(unused, over)
    is_posted = AuthorityLetter.posted_on.is_not(None)
    return and_(unused, ~over, is_posted if state is LetterState.POSTED else ~is_posted)


def confirmed_by_mail(supplier: Supplier, user: User, address: str) -> bool:
    statement = select(AuthorityProof.id).where(
        AuthorityProof.supplier_id == supplier.id,
        AuthorityProof.user_id == user.id,
        AuthorityProof.way == Authority.MAIL_AT_DOMAIN,
        AuthorityProof.address == address,
    )
    return session.scalar(statement.limit(1)) is not None


def is_unclaimed(details: IdentityDetails) -> bool:
    """Whether a profile from an import waits for the firm with this number."""
    if details.kvk_number:
        same = Supplier.kvk_number == details.kvk_number
    elif details.foreign_id:
        same = and_(Supplier.country == details.country, Supplier.foreign_id == details.foreign_id)
    else:
        return False
    statement = select(Supplier.id).where(Supplier.status == ProfileStatus.UNCLAIMED, same)
    return session.scalar(statement) is not None
