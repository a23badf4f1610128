"""Selects on pictures."""

from collections.abc import Collection

from sqlalchemy import select

from app.core.db import session
from app.suppliers.models import SupplierImage


def find_image(image_id: int) -> SupplierImage | None:
    return session.get(SupplierImage, image_id)


def find_by_name(name: str) -> SupplierImage | None:
    return session.scalar(select(SupplierImage).where(SupplierImage.name == name))


def kept_names(names: Collection[str]) -> set[str]:
    """Those of these names that a firm still has a picture under."""
    return set(session.scalars(select(SupplierImage.name).where(SupplierImage.name.in_(names))))
