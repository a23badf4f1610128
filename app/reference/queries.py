"""Look things up in the reference tables."""

from collections.abc import Collection

from sqlalchemy import func, select

from app.core.db import session
from app.reference.models import (
    RELEASE,
    CertificateKind,
    CpvCode,
    Municipality,
    MunicipalityNeighbour,
    PostcodeArea,
    ReferenceRelease,
)
from app.reference.names import cpv_names


def find_postcode(postcode: str) -> PostcodeArea | None:
    """The area of `3941 AB`, `3941ab` or `3941`; None when the four digits are not known."""
    pc4 = postcode.strip()[:4]
    return session.get(PostcodeArea, pc4) if pc4.isascii() and pc4.isdigit() else None


def municipality(code: str) -> Municipality | None:
    return session.get(Municipality, code)


def municipalities(codes: Collection[str] | None = None) -> list[Municipality]:
    """All municipalities, or those with these codes, by name."""
    statement = select(Municipality).order_by(Municipality.name)
    if codes is not None:
        statement = statement.where(Municipality.code.in_(codes))
    return list(session.scalars(statement))


def neighbours_of(codes: Collection[str]) -> list[Municipality]:
    """The municipalities that border on these and are not among them, by name."""
    statement = (
        select(Municipality)
        .join(MunicipalityNeighbour, MunicipalityNeighbour.neighbour_code == Municipality.code)
        .where(MunicipalityNeighbour.code.in_(codes), Municipality.code.not_in(codes))
    )
    return list(session.scalars(statement.distinct().order_by(Municipality.name)))


def cpv_codes(codes: Collection[str]) -> list[CpvCode]:
    """The entries that exist among these codes, in the order of the vocabulary."""
    if not codes:
        return []
    return list(session.scalars(select(CpvCode).where(CpvCode.code.in_(codes)).order_by(CpvCode.code)))


def cpv_labels(codes: Collection[str], locale: str) -> dict[str, str]:
    """The label of each code that exists; a code that is missing in the answer is not in the vocabulary."""
    names = cpv_names(locale)
    return {code: names[code] for code in sorted(codes) if code in names}


def cpv_ancestors(code: str) -> list[CpvCode]:
    """From the division down to the parent; empty for a division and for an unknown code."""
    chain = select(CpvCode.parent_code.label("code")).where(CpvCode.code == code).cte(recursive=True)
    chain = chain.union_all(select(CpvCode.parent_code).where(CpvCode.code == chain.c.code))
    statement = select(CpvCode).where(CpvCode.code.in_(select(chain.c.code))).order_by(CpvCode.code)
    return list(session.scalars(statement))


def cpv_children(code: str | None) -> list[CpvCode]:
    """The entries directly below a code; the divisions when there is none."""
    return list(session.scalars(select(CpvCode).where(CpvCode.parent_code == code).order_by(CpvCode.code)))


def certificate_kinds() -> list[CertificateKind]:
    return list(session.scalars(select(CertificateKind).order_by(func.lower(CertificateKind.name))))


def release() -> ReferenceRelease | None:
    """What was loaded last, and when."""
    return session.get(ReferenceRelease, RELEASE)
