"""Until when a proof can be valid."""

from datetime import date

import pytest

from app.reference.models import CertificateKind
from app.suppliers.terms import LAST_END, latest_end

LEAP = date(2028, 2, 29)


@pytest.mark.parametrize(
    ("term", "today", "latest"),
    [
        ({}, LEAP, LAST_END),
        ({"valid_years": 3}, date(2026, 3, 16), date(2030, 3, 16)),
        ({"valid_years": 2}, LEAP, date(2031, 2, 28)),
        ({"valid_months": 24}, date(2026, 3, 16), date(2028, 3, 16)),
        ({"valid_months": 6}, date(2026, 8, 31), date(2027, 2, 28)),
        ({"valid_months": 6}, date(2026, 6, 30), date(2026, 12, 30)),
    ],
)
def test_a_proof_ends_at_most_a_year_after_its_usual_term_and_a_declaration_within_it(term, today, latest):
    kind = CertificateKind(key="x", name="X", kind="safety", **term)
    assert latest_end(kind, today) == latest
