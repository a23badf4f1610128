"""What a profile still lacks."""

from datetime import date

import pytest

from app.suppliers.completeness import gaps, progress
from app.suppliers.kinds import LegalForm
from app.suppliers.models import ReferenceProject
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


def test_progress_counts_what_is_needed_and_what_is_worth_it():
    made = progress(make_complete_draft())
    assert (made.done, made.total) == (8, 11)
    assert {gap.step for gap in made.extras} == {"extras", "contact"}


def test_a_profile_with_all_of_it_is_complete():
    reference = ReferenceProject(title="Plein", client="School", completed_on=date(2025, 6, 30))
    assert progress(
        make_complete_draft(references=[reference], languages=["nl"], website="https://deheg.example")
    ).is_complete
