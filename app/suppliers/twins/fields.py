"""The fields of which a merge keeps one value: which they are, what they say, and which value is proposed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.core.i18n import Text, lazy, moneyformat
from app.suppliers.labels import LEGAL_FORMS, SERVICE_AREAS
from app.suppliers.models import Supplier

STAYS, GOES = "stays", "goes"
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class MergedField:
    """Columns that belong together: an address is taken over as a whole."""

    key: str
    label: Text
    columns: tuple[str, ...]
    shown: Callable[[Supplier], Text | None]

    def values(self, supplier: Supplier) -> tuple[Any, ...]:
        return tuple(getattr(supplier, column) for column in self.columns)

    def is_empty(self, supplier: Supplier) -> bool:
        return not any(value not in (None, "", []) for value in self.values(supplier))


def _one(column: str, label: Text) -> MergedField:
    return MergedField(column, label, (column,), lambda supplier: _words(getattr(supplier, column)))


def _amount(column: str, label: Text) -> MergedField:
    return MergedField(column, label, (column,), lambda supplier: moneyformat(getattr(supplier, column)) or None)


def _words(value: Any) -> Text | None:
    if isinstance(value, list):
        return ", ".join(value) or None
    return None if value is None else str(value)


def _legal_form(supplier: Supplier) -> Text | None:
    return LEGAL_FORMS[supplier.legal_form] if supplier.legal_form else None


def _address(supplier: Supplier) -> Text | None:
    street = " ".join(filter(None, (supplier.street, supplier.house_number)))
    return ", ".join(filter(None, (street, supplier.postcode, supplier.town))) or None


def _service_area(supplier: Supplier) -> Text | None:
    return SERVICE_AREAS[supplier.service_area] if supplier.service_area else None


_ADDRESS = ("street", "house_number", "postcode", "town", "municipality_code", "latitude", "longitude")

FIELDS = (
    _one("name", lazy("Name of the firm")),
    _one("trade_name", lazy("Trade name")),
    MergedField("legal_form", lazy("Legal form"), ("legal_form",), _legal_form),
    _one("kvk_number", lazy("KvK number")),
    _one("establishment_number", lazy("Establishment number")),
    _one("vat_id", lazy("VAT id")),
    _one("rsin", lazy("RSIN")),
    _one("foreign_id", lazy("Number in the national business register")),
    MergedField("address", lazy("Address"), _ADDRESS, _address),
    MergedField("service_area", lazy("Service area"), ("service_area", "radius_km"), _service_area),
    _one("description_nl", lazy("Description in Dutch")),
    _one("description_en", lazy("Description in English")),
    _one("staff", lazy("Staff")),
    _amount("turnover", lazy("Turnover")),
    _amount("balance_total", lazy("Balance sheet total")),
    _one("contact_name", lazy("Contact person")),
    _one("email", lazy("E-mail address for buyers")),
    _one("phone", lazy("Phone number")),
    _one("website", lazy("Website")),
    _one("languages", lazy("Languages")),
    MergedField("sbi_codes", lazy("SBI codes"), ("sbi_codes", "sbi_scheme"), lambda firm: _words(firm.sbi_codes)),
    _one("full_until", lazy("Takes no new work until")),
)


def differing(stays: Supplier, goes: Supplier) -> list[MergedField]:
    """The fields about which somebody has to choose: both have a value, and not the same."""
    both = [field for field in FIELDS if not field.is_empty(stays) and not field.is_empty(goes)]
    return [field for field in both if field.values(stays) != field.values(goes)]


def only_of(one: Supplier, other: Supplier) -> list[MergedField]:
    """The fields that the one has filled in and the other has not: a merge keeps them unasked."""
    return [field for field in FIELDS if field.is_empty(other) and not field.is_empty(one)]


def proposed(stays: Supplier, goes: Supplier) -> str:
    """Whose value, where both have one: what was verified last."""
    return GOES if (goes.verified_at or _NEVER) > (stays.verified_at or _NEVER) else STAYS
