"""The registry of ways: what a firm may choose from, in the order of the page.

A way without an address is not offered. eHerkenning is one: a sign-in at the trade register's level answers with a KvK
number, and `answer_of_provider` is where that answer comes in once the region has a contract for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.accounts.models import User
from app.core.i18n import Text, lazy
from app.suppliers.authority.kinds import Authority
from app.suppliers.authority.models import AuthorityProof
from app.suppliers.authority.services import show
from app.suppliers.models import Supplier


@dataclass(frozen=True)
class Way:
    """`template` is its part of the firm's page; `answer` takes what a provider says, and is None for our own."""

    kind: Authority
    title: Text
    template: str | None
    answer: Callable[..., AuthorityProof | None] | None = None


def answer_of_provider(supplier: Supplier, user: User, *, kvk_number: str, at: datetime) -> AuthorityProof | None:
    """None when the person may act for another firm than this one."""
    if kvk_number != supplier.kvk_number:
        return None
    return show(supplier, user, Authority.EHERKENNING, at=at)


WAYS = (
    Way(Authority.LETTER, lazy("A code by letter"), "authority/_letter.html"),
    Way(Authority.MAIL_AT_DOMAIN, lazy("An e-mail address of your firm"), "authority/_mail.html"),
    Way(Authority.CHECKED, lazy("A check by the reviewer"), "authority/_check.html"),
    Way(Authority.EHERKENNING, "eHerkenning", None, answer_of_provider),
)


def offered() -> list[Way]:
    return [way for way in WAYS if way.template]
