"""The fields of a profile in words, so that people can see what changed.

A value is a list of pieces: the words of a text, or the entries of a list. They are compared piece by piece.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from babel import Locale

from app.core.i18n import Text, _, dateformat, language, lazy
from app.organisations.queries import themes
from app.reference.names import certificate_names, municipality_names
from app.reference.queries import cpv_labels
from app.suppliers.kinds import ImageRole, LegalForm, ServiceAreaKind, SizeClass, SocialKind
from app.suppliers.labels import LEGAL_FORMS, SERVICE_AREAS, SIZES, SOCIAL

FIELDS: dict[str, Text] = {
    "name": lazy("Name in the register"),
    "trade_name": lazy("Trade name"),
    "legal_form": lazy("Legal form"),
    "kvk_number": lazy("KvK number"),
    "establishment_number": lazy("Establishment number"),
    "vat_id": lazy("VAT id"),
    "rsin": lazy("RSIN"),
    "country": lazy("Country"),
    "foreign_id": lazy("Number in the national business register"),
    "cpv_codes": lazy("Kinds of work"),
    "certificates": lazy("Certificates"),
    "description_nl": lazy("Description in Dutch"),
    "description_en": lazy("Description in English"),
    "themes": lazy("Themes"),
    "street": lazy("Street"),
    "house_number": lazy("House number"),
    "postcode": lazy("Postcode"),
    "town": lazy("Town"),
    "municipality_code": lazy("Municipality"),
    "service_area": lazy("Area of work"),
    "radius_km": lazy("Distance in kilometres"),
    "service_municipalities": lazy("Works in"),
    "size": lazy("Size"),
    "phone": lazy("Phone number"),
    "website": lazy("Website"),
    "languages": lazy("Languages"),
    "full_until": lazy("Takes no new work until"),
    "social": lazy("Social work"),
    "social_places": lazy("Places for people who learn or come back to work"),
    "references": lazy("Work done before"),
    "branches": lazy("Other places of the firm"),
    "predecessors": lazy("Went on from"),
    "images": lazy("Logo and photos"),
    "verified_at": lazy("Verified"),
}


class Vocabulary:
    """The words behind codes, in the reader's language; what is in the database is read once for a page."""

    def pieces(self, field: str, value: Any) -> list[str]:
        """Nothing gives no pieces."""
        if value is None or value == "" or value == [] or value == {}:
            return []
        say = self._said.get(field)
        said = say(value) if say else str(value)
        return said if isinstance(said, list) else re.findall(r"\S+\s*", said)

    @property
    def _said(self) -> dict[str, Callable[[Any], list[str] | str]]:
        return {
            "legal_form": lambda form: str(LEGAL_FORMS[LegalForm(form)]),
            "service_area": lambda kind: str(SERVICE_AREAS[ServiceAreaKind(kind)]),
            "size": lambda size: str(SIZES[SizeClass(size)]),
            "country": lambda code: str(Locale.parse(language()).territories.get(code, code)),
            "cpv_codes": self._trades,
            "certificates": lambda proofs: [_proof(proof) for proof in proofs],
            "themes": lambda keys: [self._themes.get(key, key) for key in keys],
            "municipality_code": lambda code: municipality_names().get(code, code),
            "service_municipalities": lambda codes: sorted(municipality_names().get(code, code) for code in codes),
            "languages": lambda codes: [str(Locale.parse(language()).languages.get(code, code)) for code in codes],
            "full_until": lambda day: dateformat(date.fromisoformat(day)),
            "verified_at": lambda moment: dateformat(date.fromisoformat(moment[:10])),
            "social": lambda kinds: [str(SOCIAL[SocialKind(kind)]) for kind in kinds],
            "social_places": lambda places: [f"{SOCIAL[SocialKind(kind)]}: {n}" for kind, n in places.items()],
            "references": lambda references: [_reference(each) for each in references],
            "branches": lambda branches: [_joined(each["name"], each["town"]) for each in branches],
            "predecessors": lambda firms: [_joined(each["name"], each["kvk_number"]) for each in firms],
            "images": lambda images: [_image(each) for each in images],
        }

    @cached_property
    def _themes(self) -> dict[str, str]:
        return {theme.key: theme.label(language()) for theme in themes()}

    @staticmethod
    def _trades(codes: list[str]) -> list[str]:
        labels = cpv_labels(codes, language())
        return [f"{labels.get(code, '')} {code}".strip() for code in codes]


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _proof(proof: Mapping[str, Any]) -> str:
    until = proof["valid_until"]
    return _joined(
        certificate_names().get(proof["kind"], proof["kind"]),
        proof["level"],
        _("no. %(number)s", number=proof["number"]) if proof["number"] else None,
        proof["issuer"],
        _("valid until %(date)s", date=dateformat(date.fromisoformat(until))) if until else None,
    )


def _image(image: Mapping[str, Any]) -> str:
    return _joined(_("Logo") if image["role"] == ImageRole.LOGO else _("Photo"), image["text"])


def _reference(reference: Mapping[str, Any]) -> str:
    return _joined(
        reference["title"],
        reference["client"],
        dateformat(date.fromisoformat(reference["completed_on"])),
        f"€ {reference['amount']}" if reference["amount"] else None,
        reference["description"],
    )
