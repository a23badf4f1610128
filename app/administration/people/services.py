"""What the administrator does for and to a person. Each act is recorded with its reason."""

from datetime import datetime

from app.accounts.factors import forget_all
from app.accounts.models import User
from app.accounts.services import forget_factors, repeat_confirmation, shut_out
from app.audit.services import record
from app.core.errors import DomainError
from app.core.i18n import lazy


def block(person: User, *, by: User, reason: str, at: datetime) -> None:
    """Sign them out everywhere and let them in no more. Firms, roles and decisions stay as they are."""
    if person.blocked_at is not None:
        raise DomainError(lazy("This account is blocked already."))
    person.blocked_at = at
    record("account.blocked", person, by=by, reason=reason)
    shut_out(person, at=at)


def unblock(person: User, *, by: User, reason: str, at: datetime) -> None:
    if person.blocked_at is None:
        raise DomainError(lazy("This account is not blocked."))
    record("account.unblocked", person, by=by, reason=reason, blocked_at=person.blocked_at, unblocked_at=at)
    person.blocked_at = None


def sign_out_everywhere(person: User, *, by: User, reason: str, at: datetime) -> None:
    record("account.signed_out_everywhere", person, by=by, reason=reason, ended_at=at)
    shut_out(person, at=at)


def reset_second_factor(person: User, *, by: User, reason: str, at: datetime) -> None:
    forget_factors(person, by=by, reason=reason, forget=forget_all, at=at)


def resend_confirmation(person: User, *, by: User) -> None:
    if person.confirmed_at is not None:
        raise DomainError(lazy("This address is confirmed already."))
    record("account.confirmation_repeated", person, by=by)
    repeat_confirmation(person)
