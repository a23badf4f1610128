"""The desk's pages, and what others see."""

from datetime import timedelta

import pytest

from app.core.clock import local_date
from app.core.slugs import slug
from app.memberships.services import declare_interest
from app.suppliers.kinds import ProfileStatus as S
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.suppliers import make_listed

UNTIL = local_date(NOON) + timedelta(days=30)
FILLED_IN = {"until": UNTIL.isoformat(), "code": "complaint", "reason": "Drie klachten in een maand."}


@pytest.fixture(autouse=True)
def noon(session, clock):
    """Suspensions compare with the clock."""


def test_the_desk_suspends_a_firm_and_lifts_it(client):
    firm = make_listed()
    client.sign_in(make_desk_member())
    assert client.post(f"/schorsingen/firma/{firm.id}", data=FILLED_IN).status_code == 303
    assert firm.status is S.SUSPENDED
    assert firm.display_name in client.get("/schorsingen").text
    client.post(f"/schorsingen/firma/{firm.id}/opheffen")
    assert firm.status is S.LISTED
    assert "Drie klachten" in client.get(f"/schorsingen/firma/{firm.id}").text


@pytest.mark.parametrize("wrong", [{"until": "31-02-2026"}, {"until": "2026-03-16"}, {"code": "x"}, {"reason": " "}])
def test_what_is_not_right_is_said_at_its_field(client, wrong):
    firm = make_listed()
    client.sign_in(make_desk_member())
    answer = client.post(f"/schorsingen/firma/{firm.id}", data=FILLED_IN | wrong)
    assert (answer.status_code, firm.status) == (422, S.LISTED)
    [field] = wrong
    assert f'id="{field}-error"' in answer.text or f"{field}-error" in answer.text


def test_who_has_a_tie_to_the_firm_does_not_suspend_it(client):
    firm, desk = make_listed(), make_desk_member()
    declare_interest(desk, firm, at=NOON)
    client.sign_in(desk)
    assert client.post(f"/schorsingen/firma/{firm.id}", data=FILLED_IN).status_code == 404


def test_others_see_that_it_is_suspended_and_not_why(client):
    owner = make_user()
    firm = make_listed(owner)
    client.sign_in(make_desk_member())
    client.post(f"/schorsingen/firma/{firm.id}", data=FILLED_IN)
    client.sign_out()
    html = client.get(f"/leveranciers/{firm.id}/{slug(firm.display_name)}").text
    assert "Drie klachten" not in html
    assert firm.description_nl not in html
    client.sign_in(owner)
    assert "Drie klachten" in client.get(f"/mijn-bedrijven/{firm.id}").text
