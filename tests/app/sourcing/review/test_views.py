"""Offering, signing and adding, as a browser without script does it; and people who try what they may not."""

from datetime import timedelta

import pytest

from app.memberships.services import declare_interest
from app.sourcing.queries import shortlist_of
from app.sourcing.review.models import Verdict
from app.sourcing.review.queries import addenda_of, reviews_of, waiting_review
from tests.app.sourcing.pages import text_of, url
from tests.factories.four_eyes import make_controller, make_offered, make_outside_firm, make_proposal, make_ready_file
from tests.factories.procurement import make_decided_file, make_locked_file
from tests.factories.sourcing import DE_BILT, NOON, make_buyer, make_file


@pytest.fixture(autouse=True)
def _noon(clock):
    """Files are opened at noon."""


def review_url(review, *parts):
    return url(review.file, "ondertekening", review.id, *parts)


def sign(client, review):
    return client.post(review_url(review, "tekenen"), data={"declares": "y"})


def test_what_is_missing_is_listed_with_a_link_to_each(client):
    file = make_decided_file()
    client.sign_in(file.owner)
    page = client.get(url(file, "shortlist"))
    assert f'href="{url(file, "rollen")}"' in page.text
    assert f'action="{url(file, "ondertekening")}"' not in page.text
    assert client.post(url(file, "ondertekening")).status_code == 422


def test_from_offer_to_signature(client):
    file, signer = make_ready_file(), make_buyer()
    client.sign_in(file.owner)
    client.post(url(file, "ondertekening"))
    review = waiting_review(file)
    client.sign_in(signer)
    assert file.subject in text_of(client.get("/inkoopdossiers/te-tekenen"))
    page = client.get(review_url(review))
    assert "Does this work nearby." in page.text
    assert sign(client, review).status_code == 303
    assert file.is_locked
    assert "is nog steeds wat is getekend" in text_of(client.get(url(file, "shortlist")))


def test_from_return_to_a_second_offer(client):
    review, signer = make_offered(), make_buyer()
    client.sign_in(signer)
    assert client.post(review_url(review, "teruggeven"), data={"comment": ""}).status_code == 422
    client.post(review_url(review, "teruggeven"), data={"comment": "Say why the third."})
    client.sign_in(review.file.owner)
    assert "Say why the third." in client.get(url(review.file)).text
    client.post(url(review.file, "ondertekening"))
    assert [each.verdict for each in reviews_of(review.file)] == [Verdict.RETURNED, Verdict.WAITING]


def test_nobody_signs_without_the_declaration(client):
    review = make_offered()
    client.sign_in(make_buyer())
    assert client.post(review_url(review, "tekenen")).status_code == 422
    assert not review.file.is_locked


def test_who_showed_a_factor_too_long_ago_is_asked_again(client, clock):
    review = make_offered()
    client.sign_in(make_buyer())
    clock(NOON + timedelta(minutes=11))
    assert "/account/controle" in sign(client, review).location
    assert not review.file.is_locked


def test_an_offer_is_taken_back(client):
    review = make_offered()
    client.sign_in(review.file.owner)
    client.post(review_url(review, "intrekken"))
    assert review.verdict is Verdict.TAKEN_BACK


def test_a_changed_shortlist_is_shown_as_void_and_not_signed(client, session):
    review = make_offered()
    shortlist_of(review.file)[0].reason = "Something else."
    session.flush()
    client.sign_in(make_buyer())
    assert "tekenen" not in "".join(
        line for line in client.get(review_url(review)).text.splitlines() if "action" in line
    )
    assert sign(client, review).status_code == 422


# People who try


def own_work(review):
    return review.file.owner


def with_a_tie(review):
    person = make_buyer()
    declare_interest(person, shortlist_of(review.file)[0].supplier, at=NOON)
    return person


def elsewhere(_review):
    return make_buyer(DE_BILT)


def controller_elsewhere(_review):
    return make_controller(DE_BILT)


@pytest.mark.parametrize("who", [own_work, with_a_tie, elsewhere, controller_elsewhere])
def test_who_may_not_sign_finds_no_way_to(client, who):
    review = make_offered()
    client.sign_in(who(review))
    assert sign(client, review).status_code == 404
    assert client.post(review_url(review, "teruggeven"), data={"comment": "No."}).status_code == 404
    assert not review.file.is_locked


@pytest.mark.parametrize("who", [elsewhere, controller_elsewhere])
def test_nobody_elsewhere_reads_what_was_offered(client, who):
    review = make_offered()
    client.sign_in(who(review))
    for path in (review_url(review), url(review.file, "shortlist"), url(review.file, "rollen")):
        assert client.get(path).status_code == 404
    assert review.file.subject not in client.get("/inkoopdossiers/te-tekenen").text


def test_a_review_is_not_found_through_another_file(client):
    review, other = make_offered(), make_file()
    client.sign_in(make_buyer())
    assert client.get(url(other, "ondertekening", review.id)).status_code == 404
    assert client.post(url(other, "ondertekening", review.id, "tekenen"), data={"declares": "y"}).status_code == 404


def test_who_worked_on_it_reads_why_they_do_not_sign(client):
    review = make_offered()
    client.sign_in(review.file.owner)
    assert "Niemand schrijft en tekent zelf" in client.get(review_url(review)).text


# The shortlist itself


def test_a_firm_from_outside_is_decided_on_at_the_shortlist(client):
    file = make_ready_file()
    firm = make_outside_firm(file)
    client.sign_in(file.owner)
    assert "Did this work in Arnhem." in client.get(url(file, "shortlist")).text
    data = {"verdict": "invite", "reason": "Cheap.", "mark": ""}
    assert client.post(url(file, "shortlist", "van-buiten", firm.id), data=data).status_code == 303
    assert shortlist_of(file)[-1].reason == "Cheap."


@pytest.mark.parametrize(
    "data",
    [
        {"verdict": "invite", "reason": ""},
        {"verdict": "maybe", "reason": "x"},
        {"verdict": "invite", "reason": "x", "mark": "yesterday"},
        {"verdict": "invite", "reason": "x", "mark": "2026-03-16T11:00:00+00:00 0"},
    ],
)
def test_a_decision_on_it_that_is_not_right_comes_back(client, data):
    file = make_ready_file()
    firm = make_outside_firm(file)
    client.sign_in(file.owner)
    answer = client.post(url(file, "shortlist", "van-buiten", firm.id), data=data)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert all(decision.outside_firm is None for decision in shortlist_of(file))


def test_a_firm_from_outside_is_not_found_through_another_file(client):
    firm, other = make_outside_firm(make_file()), make_file()
    client.sign_in(other.owner)
    data = {"verdict": "invite", "reason": "x"}
    assert client.post(url(other, "shortlist", "van-buiten", firm.id), data=data).status_code == 404


def test_reasons_that_the_rules_ask_for_are_given_at_once(client):
    file = make_ready_file(1)
    make_proposal(file)
    [decision] = shortlist_of(file)
    client.sign_in(file.owner)
    assert f"override-{decision.id}" in client.get(url(file, "shortlist")).text
    client.post(url(file, "shortlist", "redenen"), data={f"override-{decision.id}": "Close by.", "override-999": "x"})
    assert decision.override_reason == "Close by."


def test_a_reason_that_is_too_long_comes_back(client):
    file = make_ready_file(1)
    make_proposal(file)
    [decision] = shortlist_of(file)
    client.sign_in(file.owner)
    data = {f"override-{decision.id}": "x" * 2001}
    assert client.post(url(file, "shortlist", "redenen"), data=data).status_code == 422


# After the lock


def test_after_the_lock_only_an_addendum_is_added(client):
    file = make_locked_file()
    client.sign_in(file.owner)
    assert client.get(url(file, "wijzigen")).status_code == 404
    assert client.post(url(file, "shortlist", "redenen")).status_code == 404
    assert client.post(url(file, "aanvullingen"), data={"text": " "}).status_code == 422
    client.post(url(file, "aanvullingen"), data={"text": "One firm has moved."})
    [addendum] = addenda_of(file)
    client.sign_in(make_buyer())
    client.post(url(file, "aanvullingen", addendum.id, "akkoord"))
    assert addendum.agreed_at == NOON


def test_nobody_agrees_to_their_own_addendum(client):
    file = make_locked_file()
    client.sign_in(file.owner)
    client.post(url(file, "aanvullingen"), data={"text": "One firm has moved."})
    [addendum] = addenda_of(file)
    assert client.post(url(file, "aanvullingen", addendum.id, "akkoord")).status_code == 404


def test_a_shortlist_of_many_firms_costs_as_much_as_one_of_few(client, count_queries):
    costs = []
    for firms in (3, 30):
        file = make_ready_file(firms)
        client.sign_in(file.owner)
        client.get(url(file, "shortlist"))
        with count_queries() as statements:
            client.get(url(file, "shortlist"))
        costs.append(len(statements))
    assert costs[1] <= costs[0] <= 35
