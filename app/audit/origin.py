"""From where an act comes: the network and the kind of device, as much as helps to see a misuse and no more."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from flask import has_request_context, request

PROGRAMS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone|iPad", "iOS"),
    ("Windows", "Windows"),
    ("Mac OS X|Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux|X11", "Linux"),
)


@dataclass(frozen=True)
class Origin:
    """`network` is 203.0.113.0/24 or 2001:db8:1::/48; `device` "Firefox, Windows"."""

    network: str
    device: str


def current_origin() -> Origin | None:
    """Of the request in hand. The worker and commands have none.

    Read here and not handed on through every service: no rule of the product depends on it.
    """
    if not has_request_context() or not request.remote_addr:
        return None
    return Origin(network_of(request.remote_addr), device_in_words(request.user_agent.string))


def network_of(address: str) -> str:
    """The first 24 bits of an IPv4 address, the first 48 of an IPv6 one; nothing of what is neither."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    bits = 24 if found.version == 4 else 48
    return str(ip_network(f"{found}/{bits}", strict=False))


def device_in_words(user_agent: str) -> str:
    """Program and system, names that are the same in every language; empty when neither is known."""
    return ", ".join(filter(None, (_first(PROGRAMS, user_agent), _first(SYSTEMS, user_agent))))


def _first(names: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for pattern, name in names if re.search(pattern, text)), "")
