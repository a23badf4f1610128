"""Domains of mail: which one is a firm's own."""

from urllib.parse import urlsplit

# Anyone can have an address here, so it proves nothing.
SHARED_MAIL_DOMAINS = frozenset(
    """
    aol.com casema.nl chello.nl gmail.com gmx.com gmx.net gmx.nl hetnet.nl home.nl hotmail.com hotmail.nl icloud.com
    kpnmail.nl live.com live.nl mac.com mail.com me.com msn.com outlook.com planet.nl pm.me proton.me protonmail.com
    telfort.nl upcmail.nl xs4all.nl yahoo.com ziggo.nl
    """.split()
)


def domain_of_website(website: str | None) -> str | None:
    """None for no website, and for one at a provider that gives anyone an address."""
    host = urlsplit(website or "").hostname
    domain = host.removeprefix("www.") if host else None
    return None if domain in SHARED_MAIL_DOMAINS else domain


def is_mail_at(email: str, domain: str | None) -> bool:
    return domain is not None and email.rpartition("@")[2].lower() == domain
