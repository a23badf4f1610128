"""An account without the person: what points to it keeps standing."""

from datetime import date, timedelta

from app.accounts.models import User, new_session_key
from app.accounts.passwords import NO_PASSWORD
from app.core.db import session

ERASED_AT = "erased.invalid"  # RFC 2606: no mail ever goes there


def is_erased(user: User) -> bool:
    return user.email.endswith(f"@{ERASED_AT}")


def anonymise(user: User, *, on: date) -> None:
    """Take away name, address, password and roles: nobody signs in with it or gets mail for it any more."""
    user.email, user.name = f"account-{user.id}@{ERASED_AT}", f"Account {user.id}"
    user.password_hash, user.session_key = NO_PASSWORD, new_session_key()
    user.confirmed_at = user.signed_in_at = None
    end_roles(user, on=on)


def end_roles(user: User, *, on: date) -> None:
    """From this day on the person has none. A role that would last no day leaves no row."""
    yesterday = on - timedelta(days=1)
    for assignment in list(user.roles):
        if assignment.starts_on > yesterday:
            session.delete(assignment)
        elif assignment.ends_on is None or assignment.ends_on > yesterday:
            assignment.ends_on = yesterday
