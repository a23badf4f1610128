"""Forms that send mail: somebody's mailbox is not flooded, and nobody floods many."""

from datetime import timedelta

from app.core.clock import now
from app.core.db import transaction
from app.throttling.services import Limit, claim
from app.throttling.subjects import network_of_visitor, subject

# Three mails at once, then one a minute, soon one an hour: enough for who looks in the wrong folder first.
TO_ONE_MAILBOX = Limit(
    name="mail to",
    free=3,
    first_wait=timedelta(minutes=1),
    longest_wait=timedelta(hours=1),
    forgotten_after=timedelta(hours=12),
)
# Offices share an address: thirty people may sign up at a meeting.
FROM_ONE_NETWORK = Limit(
    name="mail from",
    free=30,
    first_wait=timedelta(minutes=1),
    longest_wait=timedelta(minutes=30),
    forgotten_after=timedelta(hours=1),
)


def demand_mail_room(email: str) -> None:
    """Count a mail that a visitor makes us send, whether there is an account or not.

    A transaction of its own. Raises TooMany.
    """
    with transaction():
        claim(FROM_ONE_NETWORK, subject("network", network_of_visitor()), at=now())
        claim(TO_ONE_MAILBOX, subject("e-mail", email.strip().lower()), at=now())
