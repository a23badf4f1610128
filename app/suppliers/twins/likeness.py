"""How alike two firms are, and by which keys look-alikes are found.

The points are measured: tests/app/suppliers/twins/test_real_names.py says how often they are right.
"""

import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from app.suppliers.authority.domains import SHARED_MAIL_DOMAINS
from app.suppliers.naming import match_name

ALIKE = 65  # points from which two firms may be the same
_NAME_POINTS = 60  # for the same name: not enough, for chains have one name in many towns
_OTHER_NAME = 50  # percent: names of two firms are so much alike by the words for their trade alone
_DOMAIN_POINTS, _PHONE_POINTS = 55, 50
_ADDRESS_POINTS, _AREA_POINTS, _TOWN_POINTS = 28, 15, 10

# Pages of many firms, so the host says nothing about one.
_PLATFORMS = frozenset({"facebook.com", "instagram.com", "linkedin.com", "sites.google.com", "x.com"})
_SHORTEST_PHONE = 8  # digits
_SHORTEST_WORD = 3
_START_OF_NAME = 6


class Firm(Protocol):
    """What of a profile is compared; a row of a select has it too."""

    @property
    def name(self) -> str: ...
    @property
    def trade_name(self) -> str | None: ...
    @property
    def country(self) -> str: ...
    @property
    def postcode(self) -> str | None: ...
    @property
    def house_number(self) -> str | None: ...
    @property
    def town(self) -> str | None: ...
    @property
    def website(self) -> str | None: ...
    @property
    def email(self) -> str | None: ...
    @property
    def phone(self) -> str | None: ...


@dataclass(frozen=True)
class Likeness:
    """`name` is in percent. Of the three places only the nearest one is true."""

    name: int
    domain: bool = False
    phone: bool = False
    address: bool = False
    area: bool = False
    town: bool = False

    @property
    def score(self) -> int:
        points = max(0, self.name - _OTHER_NAME) * _NAME_POINTS / (100 - _OTHER_NAME)
        points += self.domain * _DOMAIN_POINTS + self.phone * _PHONE_POINTS
        points += self.address * _ADDRESS_POINTS + self.area * _AREA_POINTS + self.town * _TOWN_POINTS
        return round(points)

    @property
    def is_alike(self) -> bool:
        return self.score >= ALIKE


def compare(one: Firm, other: Firm) -> Likeness:
    address = _address(one) is not None and _address(one) == _address(other)
    area = _area(one) is not None and _area(one) == _area(other)
    town = _town(one) is not None and _town(one) == _town(other)
    phone = phone_digits(one.phone)
    return Likeness(
        name=_names_alike(one, other),
        domain=bool(domains(one) & domains(other)),
        phone=phone is not None and phone == phone_digits(other.phone),
        address=address,
        area=area and not address,
        town=town and not area and not address,
    )


def keys_of(firm: Firm) -> set[str]:
    """What it shares with each firm that may be alike: a domain, a phone number, or a place and part of a name."""
    keys = {f"domain {domain}" for domain in domains(firm)}
    phone, area, town = phone_digits(firm.phone), _area(firm), _town(firm)
    if phone:
        keys.add(f"phone {phone}")
    for name in _names(firm):
        if area:
            keys |= {f"area {area} {word}" for word in _words(name)}
        if town:
            keys.add(f"town {town} {name.replace(' ', '')[:_START_OF_NAME]}")
    return keys


def domains(firm: Firm) -> frozenset[str]:
    """Of website and mail, where they are the firm's own."""
    found = {_host(firm.website), (firm.email or "").rpartition("@")[2].lower()}
    return frozenset(found - {""} - SHARED_MAIL_DOMAINS - _PLATFORMS)


def _host(website: str | None) -> str:
    """Without a scheme too: imports leave it out. Empty for what is no address."""
    address = website or ""
    try:
        return (urlsplit(address if "//" in address else f"//{address}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def phone_digits(phone: str | None) -> str | None:
    """As dialled within the country: `+31 (0)30 123 45 67` and `030-1234567` are the same."""
    digits = re.sub(r"[^0-9+]", "", (phone or "").replace("(0)", ""))
    national = re.sub(r"^(\+31|0031)", "0", digits).removeprefix("+")
    return national if len(national) >= _SHORTEST_PHONE else None


def _names_alike(one: Firm, other: Firm) -> int:
    pairs = [(mine, theirs) for mine in _names(one) for theirs in _names(other)]
    return round(max(max(fuzz.ratio(*pair), fuzz.token_sort_ratio(*pair)) for pair in pairs))


def _names(firm: Firm) -> set[str]:
    return {match_name(name) for name in (firm.name, firm.trade_name) if name}


def _words(name: str) -> list[str]:
    return [word for word in name.split() if len(word) >= _SHORTEST_WORD] or [name]


def _area(firm: Firm) -> str | None:
    """A Dutch postcode without its letters."""
    compact = (firm.postcode or "").replace(" ", "").upper()
    return f"{firm.country}{compact[:4]}" if compact else None


def _address(firm: Firm) -> str | None:
    if not firm.postcode or not firm.house_number:
        return None
    return re.sub(r"\s", "", f"{firm.country}{firm.postcode}/{firm.house_number}").upper()


def _town(firm: Firm) -> str | None:
    return match_name(firm.town) if firm.town else None
