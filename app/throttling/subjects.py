"""Who tries, as a digest under the secret of the installation: what is counted cannot be read back."""

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network

from flask import request

from app.core.settings import settings

NETWORK_BITS = 64  # what a provider gives one customer of IPv6 (RIPE-690): each has countless addresses of their own


def subject(kind: str, value: str) -> str:
    secret = settings().SECRET_KEY.encode()
    return hmac.new(secret, f"tries/{kind}/{value}".encode(), hashlib.sha256).hexdigest()


def network_of_visitor() -> str:
    """Where the request comes from; an address of IPv6 counts with all others of its network."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(ip_network((address, NETWORK_BITS), strict=False))
    return str(address)
