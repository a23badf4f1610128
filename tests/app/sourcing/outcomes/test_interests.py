"""What somebody who stepped aside sees of an outcome."""

import pytest

from app.core.clock import held_at
from app.sourcing.outcomes.models import ReasonsRequest
from tests.app.sourcing.outcomes.conftest import AFTER
from tests.app.sourcing.outcomes.test_pages import page
from tests.app.sourcing.pages import text_of
from tests.factories import save
from tests.factories.procurement import make_declaration
from tests.factories.sourcing import ZEIST


@pytest.fixture(autouse=True)
def _after():
    with held_at(AFTER):
        yield


def test_who_stepped_aside_reads_no_amounts_reasons_or_letters(client, case):
    case.told()
    make_declaration(case.file, case.colleague, has_interest=True)
    client.sign_in(case.colleague)
    shown = text_of(client.get(page(case)))
    assert case.first.firm in shown
    assert [part for part in ("45.000", "The best plan", "Alle brieven") if part in shown] == []
    assert client.get(page(case, "brieven", case.letter_to(case.first).id)).status_code == 404


def test_who_stepped_aside_reads_no_answer_about_reasons(client, case):
    case.told()
    asked = save(
        ReasonsRequest(
            municipality_code=ZEIST,
            file_id=case.file.id,
            firm="De Heg bv",
            text="Waarom niet wij?",
            asked_at=AFTER,
            due_on=AFTER.date(),
            answer="45.000 euro was te veel.",
            answered_at=AFTER,
            answered_by_id=case.owner.id,
        )
    )
    client.sign_in(case.colleague)
    assert "45.000" in text_of(client.get(f"/motiveringen/{asked.id}"))
    make_declaration(case.file, case.colleague, has_interest=True)
    assert "45.000" not in text_of(client.get(f"/motiveringen/{asked.id}"))
