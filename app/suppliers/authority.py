"""What shows that somebody may act for a firm; the reviewer sees which."""

from enum import StrEnum
from urllib.parse import urlsplit

from app.suppliers.models import Supplier

# Anyone can have an address here, so it proves nothing.
SHARED_MAIL_DOMAINS = frozenset(
    """
    aol.com casema.nl chello.nl gmail.com gmx.com gmx.net gmx.nl hetnet.nl home.nl hotmail.com hotmail.nl icloud.com
    kpnmail.nl live.com live.nl mac.com mail.com me.com msn.com outlook.com planet.nl pm.me proton.me protonmail.com
    telfort.nl upcmail.nl xs4all.nl yahoo.com ziggo.nl
    """.split()
)


class Authority(StrEnum):
    """A code by letter is the third way of PRODUCT.md §2."""

    MAIL_AT_DOMAIN = "mail_at_domain"
    TO_BE_CHECKED = "to_be_checked"


def authority_of(supplier: Supplier) -> Authority:
    """Confirmed mail at the domain of the firm's website, or else a check by the reviewer."""
    domain = _domain(supplier.website)
    proven = any(editor.user.confirmed_at and _mail_domain(editor.user.email) == domain for editor in supplier.editors)
    return Authority.MAIL_AT_DOMAIN if domain and proven else Authority.TO_BE_CHECKED


def _domain(website: str | None) -> str | None:
    host = urlsplit(website or "").hostname
    return host.removeprefix("www.") if host else None


def _mail_domain(email: str) -> str | None:
    domain = email.rpartition("@")[2]
    return None if domain in SHARED_MAIL_DOMAINS else domain
