"""Words that look like data of a person."""

import pytest

from app.search.demand.personal import looks_personal


@pytest.mark.parametrize(
    "words",
    [
        "noor.bakker@example.nl",
        "mail van @example.nl",
        "06-12345678",
        "+31 (0)30 691 23 45",
        "bel 0306912345",
        "bsn 123456782",
        "1234.56.782",
        "nl91abna0417164300",
        "kvk 12345678",
        "3701gk",
        "slotlaan 12 3701 gk 12",
    ],
)
def test_is_not_kept(words):
    assert looks_personal(words)


@pytest.mark.parametrize(
    "words",
    [
        "hovenier zeist",
        "iso 9001 en 14001",
        "iso 9001 in zeist",
        "77310000-6",
        "vca 2025 schilder",
        "hovenier 3701",
        "dakdekker 24/7",
        "nen 3140 keuring 2026",
    ],
)
def test_is_kept(words):
    assert not looks_personal(words)
