"""Until when a proof of a kind can be valid."""

from collections.abc import Iterable
from datetime import date

from app.core.clock import months_after
from app.core.errors import DomainError
from app.core.i18n import Text, dateformat, lazy
from app.reference.models import CertificateKind
from app.reference.queries import certificate_kinds
from app.suppliers.details import CertificateDetails
from app.suppliers.models import Supplier

LAST_END = date(2098, 12, 31)  # later than that is a way to write "no end", not a date on a paper
ALWAYS_END = ("insurance", "declaration")  # kinds.kind


def latest_end(kind: CertificateKind, today: date) -> date:
    """The last day that can stand on it: its usual term and a year, for a term is a habit.

    A declaration counts from the day it was given, so that none can end later than its whole term from now.
    """
    if kind.valid_months is not None:
        return months_after(today, kind.valid_months)
    if kind.valid_years is not None:
        return months_after(today, 12 * (kind.valid_years + 1))
    return LAST_END


def problem_with_end(kind: CertificateKind, end: date | None, *, kept: CertificateDetails | None, today: date) -> Text:
    """What is wrong with an end date, or nothing; `kept` is what the profile has, which may be past by now."""
    if kept is not None and end == kept.valid_until:
        return ""
    if end is None:
        return lazy("Fill in until when it is valid.") if kind.kind in ALWAYS_END else ""
    if end < today:
        return lazy("This date is past. A proof that is no longer valid cannot be added.")
    latest = latest_end(kind, today)
    if end <= latest:
        return ""
    if latest == LAST_END:
        return lazy("Has it no end? Then leave the date open.")
    return lazy(
        "This is later than is usual for this proof: %(date)s at most. Look at the document again.",
        date=dateformat(latest),
    )


def demand_possible_dates(supplier: Supplier, proofs: Iterable[CertificateDetails], *, today: date) -> None:
    """Raises DomainError with the first problem, or when a kind is not in the list."""
    kinds, kept = {kind.key: kind for kind in certificate_kinds()}, kept_proofs(supplier)
    for proof in proofs:
        if proof.kind not in kinds:
            raise DomainError(lazy("Choose a proof from the list."))
        same = kept.get((proof.kind, proof.level))
        problem = problem_with_end(kinds[proof.kind], proof.valid_until, kept=same, today=today)
        if problem:
            raise DomainError(problem)


def kept_proofs(supplier: Supplier) -> dict[tuple[str, str | None], CertificateDetails]:
    """What the profile has, by kind and level."""
    return {
        (proof.kind, proof.level): CertificateDetails(
            kind=proof.kind,
            number=proof.number,
            issuer=proof.issuer,
            level=proof.level,
            valid_until=proof.valid_until,
        )
        for proof in supplier.certificates
    }
