"""What this feature shows on pages about a firm."""

import pytest

from app.accounts.models import Role
from app.suppliers.models import Branch
from tests.factories.accounts import make_role, make_user
from tests.factories.approvals import make_application
from tests.factories.suppliers import make_complete_draft, make_listed

pytestmark = pytest.mark.usefixtures("clock")


def test_a_reviewer_sees_what_is_not_public(client):
    desk = make_user()
    make_role(desk, Role.DESK)
    client.sign_in(desk)
    branch = Branch(street="Fabrieksweg", house_number="3", postcode="3981 GK", town="Bunnik")
    firm = make_complete_draft(rsin="123456782", sbi_codes=["8130"], sbi_scheme=2008, branches=[branch])
    page = client.get(f"/aanvragen/{make_application(firm).id}").text
    for words in ("123456782", "SBI-codes van 2008", "8130 Landschapsverzorging", "Fabrieksweg 3"):
        assert words in page


def test_what_is_for_reviewers_is_on_no_public_page(client):
    branch = Branch(street="Fabrieksweg", postcode="3981 GK", town="Bunnik")
    firm = make_listed(rsin="123456782", sbi_codes=["8130"], sbi_scheme=2008, branches=[branch])
    page = client.get(client.get(f"/leveranciers/{firm.id}").location).text
    assert "Bunnik" in page
    for words in ("123456782", "8130", "Fabrieksweg"):
        assert words not in page


def test_the_owner_sees_what_would_make_the_profile_better(client):
    owner = make_user()
    client.sign_in(owner)
    firm = make_listed(owner)
    page = client.get(f"/mijn-bedrijven/{firm.id}").text
    assert "8 van 11 klaar" in page
    assert f'href="/aanmelden/{firm.id}/meer"' in page
