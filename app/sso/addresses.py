"""The addresses that a provider has to know of this site, and which addresses of a provider are trusted."""

from urllib.parse import urlsplit

from flask import url_for

from app.core.settings import settings

WELL_KNOWN = "/.well-known/openid-configuration"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


def redirect_uri(provider_id: int) -> str:
    """One for each provider, so that an answer cannot be taken for that of another (RFC 9700, section 4.4)."""
    return settings().BASE_URL + url_for("sso.finish", provider_id=provider_id)


def after_sign_out() -> str:
    return settings().BASE_URL + url_for("organisations.home")


def back_channel(provider_id: int) -> str:
    return settings().BASE_URL + url_for("sso.signed_out_there", provider_id=provider_id)


def is_safe(address: object) -> bool:
    """https, or a provider on this machine, as in tests."""
    if not isinstance(address, str) or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.username or parts.fragment or not parts.hostname:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL_HOSTS)
