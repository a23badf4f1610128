"""What a profile still lacks."""

import pytest

from app.suppliers.completeness import gaps
from app.suppliers.kinds import LegalForm
from tests.factories.suppliers import make_complete_draft, make_draft

pytestmark = pytest.mark.usefixtures("session")


def test_a_complete_draft_lacks_nothing():
    assert gaps(make_complete_draft()) == []


def test_a_new_draft_lacks_something_in_every_later_step():
    assert {gap.step for gap in gaps(make_draft())} == {"place", "trade", "qualities", "contact"}


@pytest.mark.parametrize(
    ("missing", "step"),
    [
        ({"kvk_number": None}, "identity"),
        ({"legal_form": None}, "identity"),
        ({"postcode": None}, "place"),
        ({"town": None}, "place"),
        ({"service_area": None}, "place"),
        ({"cpv": []}, "trade"),
        ({"description_nl": "Tuinen."}, "trade"),
        ({"staff": None}, "qualities"),
        ({"email": None}, "contact"),
    ],
)
def test_what_is_missing_names_its_step(missing, step):
    assert [gap.step for gap in gaps(make_complete_draft(**missing))] == [step]


def test_a_firm_of_nobody_but_its_owner_has_staff_zero_and_is_complete():
    assert gaps(make_complete_draft(staff=0)) == []


def test_a_firm_from_another_country_needs_its_own_register_number():
    foreign = {"country": "BE", "legal_form": LegalForm.FOREIGN, "kvk_number": None}
    assert [gap.step for gap in gaps(make_complete_draft(**foreign))] == ["identity"]
    assert gaps(make_complete_draft(**foreign, foreign_id="0403170701")) == []
