"""Selects on imports, read-only."""

from sqlalchemy import Select, func, or_, select

from app.core.db import session
from app.suppliers.importing.models import ImportBatch
from app.suppliers.kinds import LegalForm
from app.suppliers.models import Supplier

# A legal person has no personal data (GDPR, recital 14); its contact persons do.
_LEGAL_PERSONS = (
    LegalForm.BV,
    LegalForm.NV,
    LegalForm.STICHTING,
    LegalForm.VERENIGING,
    LegalForm.COOPERATIE,
)


def find_batch(batch_id: int) -> ImportBatch | None:
    return session.get(ImportBatch, batch_id)


def newest_batches() -> Select[ImportBatch]:
    return select(ImportBatch).order_by(ImportBatch.id.desc())


def to_tell(batch: ImportBatch) -> Select[Supplier]:
    """The new firms that are, or may be, a person, and those with a person's name or address in the file."""
    is_personal = or_(
        Supplier.legal_form.is_(None),
        Supplier.legal_form.not_in(_LEGAL_PERSONS),
        Supplier.contact_name.is_not(None),
        Supplier.email.is_not(None),
    )
    chosen = select(Supplier).where(Supplier.import_batch_id == batch.id, is_personal)
    return chosen.order_by(Supplier.name, Supplier.id)


def number_to_tell(batch: ImportBatch) -> int:
    return session.scalar(select(func.count()).select_from(to_tell(batch).order_by(None).subquery())) or 0
