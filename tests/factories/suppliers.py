"""Firms."""

from datetime import UTC, datetime
from typing import Any

from app.accounts.models import User
from app.core.clock import now
from app.suppliers.details import IdentityDetails
from app.suppliers.kinds import ClaimSource, EditorRole, LegalForm, ProfileStatus, ServiceAreaKind
from app.suppliers.models import Supplier, SupplierCpv, SupplierEditor
from app.suppliers.naming import match_name
from app.suppliers.versions import keep_version
from tests.factories import next_number, save
from tests.factories.accounts import make_user

NOON = datetime(2026, 3, 16, 11, 0, tzinfo=UTC)
GARDENING = "77310000-6"
PAINTING = "45442100-8"
ZEIST, BUNNIK, AMSTERDAM = "GM0355", "GM0312", "GM0363"
# A VAT id as sole traders have it since 2020 (97 over the whole id leaves 1), and one from before,
# which is a citizen service number with a suffix. Both are invented.
PERSONAL_VAT_ID = "NL000099998B57"
OLD_VAT_ID = "NL123456782B01"


def make_identity(**values: Any) -> IdentityDetails:
    defaults = {
        "name": "Hoveniersbedrijf De Heg bv",
        "legal_form": LegalForm.BV,
        "kvk_number": f"{60000000 + next_number()}",
    }
    return IdentityDetails(**{**defaults, **values})


def make_draft(owner: User | None = None, **values: Any) -> Supplier:
    """A draft with a name and a number only, and its owner."""
    number = next_number()
    defaults: dict[str, Any] = {
        "status": ProfileStatus.DRAFT,
        "name": f"Hoveniersbedrijf De Heg {number}",
        "legal_form": LegalForm.BV,
        "kvk_number": f"{60000000 + number}",
        "created_at": NOON,
        "updated_at": NOON,
    }
    given = {**defaults, **values}
    supplier = Supplier(**given, match_name=match_name(given["name"]))
    supplier.editors.append(SupplierEditor(user=owner or make_user(), role=EditorRole.OWNER, since=NOON))
    return save(supplier)


def make_complete_draft(owner: User | None = None, **values: Any) -> Supplier:
    """A draft that can be handed in."""
    filled: dict[str, Any] = {
        "street": "Slotlaan",
        "house_number": "12",
        "postcode": "3701 GK",
        "town": "Zeist",
        "municipality_code": ZEIST,
        "latitude": 52.09,
        "longitude": 5.24,
        "service_area": ServiceAreaKind.COUNTRY,
        "description_nl": "Wij leggen tuinen aan en onderhouden plantsoenen en sportvelden.",
        "staff": 8,
        "email": "info@deheg.example",
        "cpv": [SupplierCpv(code=GARDENING, rank=0)],
    }
    return make_draft(owner, **{**filled, **values})


def make_listed(owner: User | None = None, **values: Any) -> Supplier:
    """A listed firm, with the first version that the public saw of it."""
    listed = {
        "status": ProfileStatus.LISTED,
        "listed_at": NOON,
        "confirmed_at": now(),  # a year from now it is due
        "verified_at": NOON,
        "verified_source": ClaimSource.DESK,
    }
    supplier = make_complete_draft(owner, **{**listed, **values})
    keep_version(supplier, at=NOON)
    return supplier
