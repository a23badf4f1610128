"""The addresses that a provider has to know, as the administrator of the provider fills them in."""

from flask import url_for

from app.core.settings import settings


def redirect_uri(provider_id: int) -> str:
    """One for each provider, so that an answer cannot be taken for that of another (RFC 9700, section 4.4)."""
    return settings().BASE_URL + url_for("sso.finish", provider_id=provider_id)


def after_sign_out() -> str:
    return settings().BASE_URL + url_for("organisations.home")


def back_channel(provider_id: int) -> str:
    return settings().BASE_URL + url_for("sso.signed_out_there", provider_id=provider_id)
