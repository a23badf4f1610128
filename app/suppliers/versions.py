"""What the public saw of a firm, kept: a version is added whenever that changes."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.core.db import session
from app.suppliers.models import (
    Branch,
    Certificate,
    ReferenceProject,
    Supplier,
    SupplierImage,
    SupplierSocial,
    SupplierVersion,
)


def public_content(supplier: Supplier) -> dict[str, Any]:
    """The public profile as plain values. A sole trader's street and number stay out: they are a home address.

    Contact persons and mail addresses are never public (PRODUCT.md §2).
    """
    return {
        "name": supplier.name,
        "trade_name": supplier.trade_name,
        "legal_form": supplier.legal_form,
        "kvk_number": supplier.kvk_number,
        "country": supplier.country,
        "foreign_id": supplier.foreign_id,
        "street": None if supplier.is_personal else supplier.street,
        "house_number": None if supplier.is_personal else supplier.house_number,
        "postcode": (supplier.postcode or "")[:4] if supplier.is_personal else supplier.postcode,
        "town": supplier.town,
        "municipality_code": supplier.municipality_code,
        "service_area": supplier.service_area,
        "radius_km": supplier.radius_km,
        "service_municipalities": sorted(area.municipality_code for area in supplier.areas),
        "cpv_codes": list(supplier.cpv_codes),
        "description_nl": supplier.description_nl,
        "description_en": supplier.description_en,
        "size": supplier.size,
        "phone": None if supplier.is_personal else supplier.phone,
        "website": supplier.website,
        "themes": sorted(theme.theme_key for theme in supplier.themes),
        "social": sorted(entry.kind for entry in supplier.social),
        "certificates": _proofs(supplier),
        "social_places": {entry.kind: entry.places for entry in sorted(supplier.social, key=_kind) if entry.places},
        "languages": sorted(supplier.languages or ()),
        "full_until": supplier.full_until.isoformat() if supplier.full_until else None,
        "references": _references(supplier),
        "branches": _branches(supplier),
        "predecessors": [{"name": each.name, "kvk_number": each.kvk_number} for each in supplier.predecessors],
        "images": [_public_image(image) for image in supplier.images],
        "verified_at": supplier.verified_at.isoformat() if supplier.verified_at else None,
    }


def _kind(entry: SupplierSocial) -> str:
    return entry.kind


def _proofs(supplier: Supplier) -> list[dict[str, Any]]:
    proofs = sorted(supplier.certificates, key=lambda proof: (proof.kind, proof.level or ""))
    return [_public_proof(proof) for proof in proofs]


def _references(supplier: Supplier) -> list[dict[str, Any]]:
    return [_public_reference(reference) for reference in sorted(supplier.references, key=_newest_first)]


def _branches(supplier: Supplier) -> list[dict[str, Any]]:
    return [_public_branch(branch) for branch in sorted(supplier.branches, key=_by_town)]


def _newest_first(reference: ReferenceProject) -> tuple[int, str, str]:
    return -reference.completed_on.toordinal(), reference.title, reference.client


def _by_town(branch: Branch) -> tuple[str, str, str]:
    return branch.town, branch.name or "", branch.establishment_number or ""


def _public_proof(proof: Certificate) -> dict[str, Any]:
    return {
        "kind": proof.kind,
        "number": proof.number,
        "issuer": proof.issuer,
        "level": proof.level,
        "valid_until": proof.valid_until.isoformat() if proof.valid_until else None,
        "source": proof.source,
    }


def _public_reference(reference: ReferenceProject) -> dict[str, Any]:
    return {
        "title": reference.title,
        "client": reference.client,
        "completed_on": reference.completed_on.isoformat(),
        "description": reference.description,
        "amount": None if reference.amount is None else f"{reference.amount:.0f}",
    }


def _public_branch(branch: Branch) -> dict[str, Any]:
    """The town only: that a branch is no home is not known."""
    return {
        "establishment_number": branch.establishment_number,
        "name": branch.name,
        "town": branch.town,
        "municipality_code": branch.municipality_code,
    }


def _public_image(image: SupplierImage) -> dict[str, Any]:
    return {"role": image.role, "name": image.name, "text": image.text, "width": image.width, "height": image.height}


def digest_of(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def latest_version(supplier: Supplier) -> SupplierVersion | None:
    return session.scalar(
        select(SupplierVersion)
        .where(SupplierVersion.supplier_id == supplier.id)
        .order_by(SupplierVersion.number.desc())
        .limit(1)
    )


def keep_version(supplier: Supplier, *, at: datetime) -> None:
    """Add a version if the firm is public and shows something else than before."""
    if not supplier.is_public:
        return
    content = public_content(supplier)
    digest, last = digest_of(content), latest_version(supplier)
    if last is not None and last.digest == digest:
        return
    number = last.number + 1 if last else 1
    session.add(SupplierVersion(supplier_id=supplier.id, number=number, since=at, content=content, digest=digest))
