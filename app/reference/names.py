"""Names that every page needs, read once per process: the lists change only when a new release is loaded."""

from functools import cache

from sqlalchemy import select

from app.core.db import session
from app.reference.models import CertificateKind, CpvCode, Municipality


@cache
def municipality_names() -> dict[str, str]:
    return dict(session.execute(select(Municipality.code, Municipality.name)).all())


@cache
def certificate_names() -> dict[str, str]:
    return dict(session.execute(select(CertificateKind.key, CertificateKind.name)).all())


@cache
def cpv_names(language: str) -> dict[str, str]:
    """All 9,454 labels, by code: about 1 MB."""
    label = CpvCode.label_en if language == "en" else CpvCode.label_nl
    return dict(session.execute(select(CpvCode.code, label)).all())
