"""Numbers in a form of the outcome that no page of ours wrote."""

import pytest

from app.core.clock import held_at
from tests.app.sourcing.outcomes.conftest import AFTER
from tests.app.sourcing.outcomes.test_pages import FREE, award_form, page
from tests.factories.procurement import make_contract


@pytest.fixture(autouse=True)
def _after():
    with held_at(AFTER):
        yield


@pytest.mark.parametrize("name", ["version", "winner_0"])
def test_a_number_that_no_page_of_ours_wrote_is_refused_on_the_form(client, case, name):
    case.decide(case.award())
    client.sign_in(case.owner)
    for button in ({}, {"draft": "1"}):
        answer = client.post(page(case, "besluit"), data={**award_form(case, **{name: "9" * 5000}), **button})
        assert answer.status_code < 500
    assert case.outcome.version == 1


def test_a_contract_with_a_version_that_no_page_of_ours_wrote_is_refused_on_the_form(client, case):
    award = case.told().awards[0]
    days = {"signed_on": "2026-04-29", "starts_on": "2026-05-01", "value": "45.000"}
    make_contract(award)
    with held_at(FREE):
        client.sign_in(case.owner)
        data = {**days, "version": "9" * 5000}
        answer = client.post(page(case, "gunningen", award.id, "contract"), data=data)
    assert answer.status_code == 422
