"""Showing a password or a code: counted, so that nobody can guess on.

An account is counted apart for browsers its owner used before: strangers who guess make only strangers wait.
In each transaction here the count is changed last: it takes a turn, and turns must not wait for each other.
"""

from datetime import timedelta

from app.accounts import browsers, passwords, services
from app.accounts.models import User
from app.accounts.sessions.queries import email_knows_browser
from app.accounts.sessions.services import digest
from app.accounts.totp import checking
from app.audit.fingerprints import fingerprint
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.settings import settings
from app.throttling.models import Tries
from app.throttling.services import Limit, claim, forget, release
from app.throttling.subjects import network_of_visitor, subject


class WrongPassword(DomainError):
    """Of somebody who is signed in already."""


# Five typing errors cost nothing; a program makes some hundred tries a day, against twelve signs or more.
ON_ONE_ACCOUNT = Limit(
    name="sign in",
    free=5,
    first_wait=timedelta(seconds=15),
    longest_wait=timedelta(minutes=15),
    forgotten_after=timedelta(hours=12),
)
# A town hall may be one address: only tries that fail stay counted.
FROM_ONE_NETWORK = Limit(
    name="sign in from",
    free=50,
    first_wait=timedelta(seconds=15),
    longest_wait=timedelta(minutes=5),
    forgotten_after=timedelta(hours=1),
)
# Whoever is here knows the password. A hundred tries a day, at three codes in a million: once in ten years.
AT_SECOND_STEP = Limit(
    name="second step",
    free=5,
    first_wait=timedelta(seconds=30),
    longest_wait=timedelta(minutes=15),
    forgotten_after=timedelta(hours=12),
)


def person_with(*, email: str, password: str) -> User:
    """The person with this password. Raises DomainError when it is not right, TooMany when there were many tries."""
    network, account = subject("network", network_of_visitor()), _account(services.normalised(email))
    with transaction():
        claim(FROM_ONE_NETWORK, network, at=now())
        tries = claim(ON_ONE_ACCOUNT, account, at=now())
    try:
        user = services.check_password(email=email, password=password)
    except DomainError:
        _note_failure(email, tries)
        raise
    with transaction():
        services.keep_hash_current(user, password)
        release(FROM_ONE_NETWORK, network, at=now())
        forget(ON_ONE_ACCOUNT, account, at=now())
    return user


def confirm_password(user: User, password: str) -> None:
    """For somebody signed in, as often as at signing in. Raises WrongPassword, TooMany."""
    account = _account(user.email)
    with transaction():
        claim(ON_ONE_ACCOUNT, account, at=now())
    if not passwords.matches(user.password_hash, password):
        with transaction():
            services.note_wrong_password(user)
        raise WrongPassword(lazy("The password is not right."))
    with transaction():
        forget(ON_ONE_ACCOUNT, account, at=now())


def factor_shown(user: User, code: str) -> str:
    """The key of the factor that the code is of; from now on the code is used. Raises DomainError, TooMany."""
    account, key = _account(user.email), settings().SECRET_KEY
    with transaction():
        claim(AT_SECOND_STEP, account, at=now())
    with transaction():
        factor = checking.factor_shown(user, code, key=key, at=now())
        if factor is None:
            services.note_failed_second_step(user)
        else:
            forget(AT_SECOND_STEP, account, at=now())
    if factor is None:
        raise DomainError(lazy("This code is not right, or it was used already. Type the code that you see now."))
    return factor


def begin_anew(user: User) -> None:
    """Who showed that the mailbox is theirs need not wait for what strangers tried."""
    for limit in (ON_ONE_ACCOUNT, AT_SECOND_STEP):
        forget(limit, _account(user.email), at=now())


def _note_failure(email: str, tries: Tries) -> None:
    """On the account, or on the count when there is none: the same work, so that the time tells nothing."""
    with transaction():
        services.note_failed_sign_in(services.find_by_email(email) or tries, mark=fingerprint(email))


def _account(email: str) -> str:
    browser = browsers.known()
    if browser and email_knows_browser(email, digest(browser)):
        return subject("e-mail and browser", f"{email}/{browser}")
    return subject("e-mail", email)
