"""Procurement files, and what has to exist around them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from app.accounts.models import Role, RoleAssignment, User
from app.sourcing import services
from app.sourcing.details import FileDetails
from app.sourcing.kinds import Category
from app.sourcing.longlists import services as longlists
from app.sourcing.models import Longlist, ProcurementFile
from app.suppliers.kinds import LegalForm, ProfileStatus, ServiceAreaKind
from app.suppliers.models import Supplier, SupplierCpv
from app.suppliers.naming import match_name
from app.suppliers.versions import keep_version
from search_index.documents import SupplierDocument
from search_index.engines.memory import MemoryEngine
from search_index.language import Language
from search_index.query import SearchQuery
from tests.factories import next_number, save

NOON = datetime(2026, 3, 16, 11, 0, tzinfo=UTC)
ZEIST, DE_BILT = "GM0355", "GM0310"
GARDENING = "77310000-6"
PAINTING = "45442100-8"


def make_person(role: Role | None = None, **values: Any) -> User:
    """Somebody with a role, if any; `values` are those of the role: association_id or municipality_code."""
    number = next_number()
    user = User(
        email=f"sourcing{number}@example.org",
        name=f"Person {number}",
        password_hash="none",
        created_at=NOON,
        confirmed_at=NOON,
    )
    if role is not None:
        user.roles.append(RoleAssignment(role=role, starts_on=date(2020, 1, 1), **values))
    return save(user)


def make_buyer(municipality_code: str = ZEIST) -> User:
    return make_person(Role.BUYER, municipality_code=municipality_code)


def make_details(**values: Any) -> FileDetails:
    defaults: dict[str, Any] = {
        "subject": "Maintenance of sports fields",
        "description": "Mowing and drainage of eleven fields.",
        "category": Category.SERVICES,
        "cpv_code": GARDENING,
        "estimated_value": Decimal("45000.00"),
        "estimate_basis": "The price of last year plus 4%.",
        "planned_start": date(2026, 9, 1),
    }
    return FileDetails(**{**defaults, **values})


def make_file(owner: User | None = None, *, municipality_code: str = ZEIST, **values: Any) -> ProcurementFile:
    owner = owner or make_buyer(municipality_code)
    return services.open_file(make_details(**values), municipality_code=municipality_code, by=owner, at=NOON)


def make_listed_firm(cpv_code: str = GARDENING, **values: Any) -> Supplier:
    """A firm that is found, with the first version of its profile."""
    number = next_number()
    defaults: dict[str, Any] = {
        "name": f"Hoveniersbedrijf {number}",
        "legal_form": LegalForm.BV,
        "kvk_number": f"{70000000 + number}",
        "postcode": "3701 AB",
        "town": "Zeist",
        "municipality_code": ZEIST,
        "service_area": ServiceAreaKind.COUNTRY,
        "description_nl": "Wij onderhouden tuinen en sportvelden.",
    }
    supplier = Supplier(
        **{**defaults, **values},
        match_name=match_name(values.get("name", defaults["name"])),
        status=ProfileStatus.LISTED,
        cpv=[SupplierCpv(code=cpv_code, rank=0)],
        created_at=NOON,
        updated_at=NOON,
        listed_at=NOON,
        verified_at=NOON,
    )
    save(supplier)
    keep_version(supplier, at=NOON)
    return supplier


def change_profile(supplier: Supplier, **values: Any) -> None:
    """Change what the public sees, so that a new version is kept."""
    for name, value in values.items():
        setattr(supplier, name, value)
    save(supplier)
    keep_version(supplier, at=NOON)


def engine_with(*suppliers: Supplier) -> MemoryEngine:
    """An engine that has found these firms listed."""
    engine = MemoryEngine(Language(()))
    engine.upsert(
        SupplierDocument(
            id=firm.id,
            version=firm.version,
            name=firm.display_name,
            description_nl=firm.description_nl or "",
            cpv_codes=firm.cpv_codes,
            town=firm.town or "",
            municipality=firm.municipality_code,
        )
        for firm in suppliers
    )
    return engine


def a_query(**values: Any) -> SearchQuery:
    return SearchQuery(**{"today": NOON.date(), "seed": 7, **values})


def make_longlist(file: ProcurementFile, *suppliers: Supplier) -> Longlist:
    return longlists.freeze(file, a_query(), "all firms", engine_with(*suppliers), by=file.owner, at=NOON)
