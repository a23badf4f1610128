"""Ask the trade register for a firm, so that nobody has to type what is known already.

KvK's "Basisprofiel" API, version 1 (developers.kvk.nl). It takes a key; without one this is not offered.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.core.settings import settings
from app.reference.sbi import sbi_labels
from app.suppliers import identifiers
from app.suppliers.details import PlaceDetails
from app.suppliers.importing import words
from app.suppliers.kinds import LegalForm
from app.suppliers.wording import without_hidden_marks

if TYPE_CHECKING:
    import requests

TIMEOUT = 5  # seconds, for the connection and for each read
LONGEST_ANSWER = 256 * 1024  # bytes
LONGEST_NAME = 200


class LookupFailed(Exception):
    """The register did not answer, or not as it should; the person fills in the form without it."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the register says. Never the RSIN of a sole trader: those nine digits are a citizen service number."""

    name: str
    trade_name: str | None
    legal_form: LegalForm | None
    establishment_number: str | None
    rsin: str | None
    place: PlaceDetails
    sbi_codes: tuple[str, ...]


def is_offered() -> bool:
    return bool(settings().KVK_API_KEY)


def look_up(kvk_number: str) -> Found | None:
    """The firm with this number, or None when the register has none. Raises LookupFailed."""
    answer = _ask(kvk_number)
    if answer is None:
        return None
    try:
        return _read(answer)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise LookupFailed(type(error).__name__) from None


def _ask(kvk_number: str) -> Any:
    import requests  # slow to load, and not every installation asks

    address = f"{settings().KVK_API_URL.rstrip('/')}/basisprofielen/{kvk_number}"
    headers = {"apikey": settings().KVK_API_KEY, "Accept": "application/json"}
    try:
        with requests.get(address, headers=headers, timeout=TIMEOUT, allow_redirects=False, stream=True) as response:
            if response.status_code == requests.codes.not_found:
                return None
            if response.status_code != requests.codes.ok:
                raise LookupFailed(f"status {response.status_code}")
            return _content(response)
    except (requests.RequestException, ValueError) as error:
        raise LookupFailed(type(error).__name__) from None


def _content(response: "requests.Response") -> Any:
    body = b""
    for piece in response.iter_content(16 * 1024):
        body += piece
        if len(body) > LONGEST_ANSWER:
            raise LookupFailed("too long")
    return json.loads(body)


def _read(answer: dict[str, Any]) -> Found:
    around = answer.get("_embedded") or {}
    seat, owner = around.get("hoofdvestiging") or {}, around.get("eigenaar") or {}
    form = words.legal_form(str(owner.get("rechtsvorm") or ""))
    name = _text(answer.get("statutaireNaam")) or _text(answer.get("naam"))
    if name is None:
        raise KeyError("naam")
    trade_name = _text(seat.get("eersteHandelsnaam"))
    activities = [str(each.get("sbiCode")) for each in answer.get("sbiActiviteiten") or ()]
    return Found(
        name=name,
        trade_name=trade_name if trade_name != name else None,
        legal_form=form,
        establishment_number=_checked(identifiers.establishment_number, seat.get("vestigingsnummer")),
        rsin=None if form is None or form.is_personal else _checked(identifiers.rsin, owner.get("rsin")),
        place=_place(seat.get("adressen") or owner.get("adressen") or ()),
        sbi_codes=tuple(sbi_labels(activities)),
    )


def _place(addresses: Sequence[dict[str, Any]]) -> PlaceDetails:
    """The visiting address, which the register may keep to itself ("afgeschermd")."""
    seen = [each for each in addresses if each.get("type") == "bezoekadres" and each.get("indAfgeschermd") != "Ja"]
    if not seen:
        return PlaceDetails()
    address = seen[0]
    number = "".join(str(address.get(part) or "") for part in ("huisnummer", "huisletter"))
    addition = address.get("huisnummerToevoeging")
    return PlaceDetails(
        street=_text(address.get("straatnaam")),
        house_number=_text(f"{number}-{addition}" if addition else number),
        postcode=_checked(identifiers.postcode, address.get("postcode")),
        town=_text(address.get("plaats")),
    )


def _text(value: object) -> str | None:
    return without_hidden_marks(str(value or "")).strip()[:LONGEST_NAME] or None


def _checked(read: Callable[[str], str], value: object) -> str | None:
    """What cannot be right is left out: registers make mistakes too."""
    try:
        return read(str(value)) if value else None
    except identifiers.InvalidIdentifier:
        return None
