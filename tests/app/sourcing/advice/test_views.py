"""The pages about the procedure of a file, as a browser without script sees them."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.accounts.models import Role
from app.sourcing.advice.queries import current_choice, notice_of
from app.sourcing.policy.kinds import Procedure
from tests.app.sourcing.pages import text_of, url
from tests.factories import save
from tests.factories.procurement import make_choice, make_declaration, make_policy
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_buyer, make_file, make_person

SINGLE, MULTIPLE, NATIONAL, EU = Procedure
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def _policy(session, noon):
    make_policy()


def choose(client, file, chosen, **data):
    return client.post(url(file, "procedure"), data={"for_day": TODAY.isoformat(), "chosen": chosen.value, **data})


def deviating_file(**values):
    return make_choice(
        make_file(**values),
        advised=Procedure.MULTIPLE_PRIVATE_QUOTATION,
        chosen=SINGLE,
        fewest_firms=1,
        most_firms=1,
        deviation_reason="Only one has the parts.",
    ).file


def sign_in_controller(client, municipality_code=ZEIST):
    person = make_person(Role.CONTROLLER, municipality_code=municipality_code)
    client.sign_in(person)
    return person


def test_the_page_says_procedure_number_of_firms_rule_and_source(client, buyer):
    words = text_of(client.get(url(make_file(estimated_value=Decimal(60_000)), "procedure")))
    for part in ("Meervoudig onderhands", "3 tot 5 bedrijven", "50.000", "art. 4.2", "Example policy"):
        assert part in words


def test_another_day_is_advised_by_its_own_amounts(client, buyer):
    make_policy(in_force_from=TODAY + timedelta(days=60), title="Later policy")
    file = make_file()
    assert "Later policy" not in text_of(client.get(url(file, "procedure")))
    day = (TODAY + timedelta(days=61)).isoformat()
    assert "Later policy" in text_of(client.get(url(file, f"procedure?dag={day}")))


@pytest.mark.parametrize("day", ["yesterday", "2020-01-01", "9999-99-99", ""])
def test_a_day_that_cannot_come_is_today(client, buyer, day):
    page = client.get(url(make_file(), f"procedure?dag={day}"))
    assert f'value="{TODAY.isoformat()}"' in page.text


def test_a_file_opened_under_other_amounts_says_so(client, buyer):
    file = make_file()
    make_policy(in_force_from=TODAY + timedelta(days=1), bands=[])
    words = text_of(client.get(url(file, f"procedure?dag={(TODAY + timedelta(days=1)).isoformat()}")))
    assert "De bedragen zijn veranderd" not in words
    file.estimated_value = Decimal(218_000)
    file.created_at = NOON - timedelta(days=100)
    save(file)
    words = text_of(client.get(url(file, "procedure")))
    assert "De bedragen zijn veranderd" in words
    assert "Europese openbare procedure" in words


def test_the_advised_procedure_is_chosen(client, buyer):
    file = make_file()
    assert choose(client, file, SINGLE).location == url(file)
    assert current_choice(file).holds
    assert "Volgens advies" in text_of(client.get(url(file)))


def test_a_deviation_without_a_reason_comes_back_with_the_error_at_the_reason(client, buyer):
    file = make_file()
    page = choose(client, file, MULTIPLE)
    assert page.status_code == 422
    assert 'href="#deviation_reason"' in page.text
    assert current_choice(file) is None


def test_splitting_is_shown_with_its_files_and_needs_a_reason(client, buyer):
    other, file = make_file(subject="Other fields"), make_file()
    assert "Other fields" in text_of(client.get(url(file, "procedure")))
    page = choose(client, file, SINGLE)
    assert (page.status_code, 'href="#splitting_reason"' in page.text) == (422, True)
    choose(client, file, SINGLE, splitting_reason="Another year.")
    assert current_choice(file).splitting_reason == "Another year."
    assert other.number in text_of(client.get(url(file, "procedure")))


def test_a_controller_finds_the_deviation_and_agrees(client):
    file = deviating_file()
    sign_in_controller(client)
    assert "1 wacht op u" in text_of(client.get("/welkom"))
    assert file.number in text_of(client.get("/procedureafwijkingen"))
    assert "Uw akkoord wordt gevraagd" in text_of(client.get(url(file)))
    client.post(url(file, "procedure", current_choice(file).id, "akkoord"))
    assert current_choice(file).holds
    assert file.number not in text_of(client.get("/procedureafwijkingen"))


def test_a_refusal_needs_a_reason_and_leads_the_buyer_back(client):
    file = deviating_file()
    sign_in_controller(client)
    address = url(file, "procedure", current_choice(file).id, "weigeren")
    assert client.post(address, data={"reason": " "}).status_code == 422
    client.post(address, data={"reason": "Ask three."})
    assert current_choice(file).refused_reason == "Ask three."
    client.sign_in(file.owner)
    assert "Ask three." in text_of(client.get(url(file)))


def test_a_buyer_and_a_controller_elsewhere_judge_nothing(client):
    file = deviating_file()
    address = url(file, "procedure", current_choice(file).id, "akkoord")
    client.sign_in(make_buyer())
    assert client.post(address).status_code == 404
    sign_in_controller(client, DE_BILT)
    assert client.post(address).status_code == 404
    assert file.number not in text_of(client.get("/procedureafwijkingen"))


def test_a_controller_who_also_buys_does_not_judge_their_own_choice(client):
    file = deviating_file()
    file.owner.roles += make_person(Role.CONTROLLER, municipality_code=ZEIST).roles
    client.sign_in(file.owner)
    assert client.post(url(file, "procedure", current_choice(file).id, "akkoord")).status_code == 404
    assert file.number not in text_of(client.get("/procedureafwijkingen"))


@pytest.mark.parametrize("role", [Role.BUYER, Role.CONTROLLER])
def test_who_declared_an_interest_neither_chooses_nor_judges(client, role):
    file = deviating_file()
    person = make_person(role, municipality_code=ZEIST)
    make_declaration(file, person, has_interest=True)
    client.sign_in(person)
    assert choose(client, file, SINGLE).status_code == 404
    assert client.post(url(file, "procedure", current_choice(file).id, "akkoord")).status_code == 404


def test_a_choice_is_not_judged_through_another_file(client):
    file, other = deviating_file(), make_file()
    sign_in_controller(client)
    assert client.post(url(other, "procedure", current_choice(file).id, "akkoord")).status_code == 404


def test_an_open_procedure_ends_at_the_platform(client, buyer):
    file = make_file(estimated_value=Decimal(300_000))
    choose(client, file, EU)
    assert "publiceer op TenderNed" in text_of(client.get(url(file)))
    words = text_of(client.get(url(file, "procedure")))
    assert "Wat u daar invult" in words
    data = {"checked": ["documents", "planning"], "reference": "412345", "published_on": TODAY.isoformat()}
    client.post(url(file, "aankondiging"), data=data)
    assert (set(notice_of(file).checked), notice_of(file).reference) == ({"documents", "planning"}, "412345")
    assert "publiceer op TenderNed" not in text_of(client.get(url(file)))


@pytest.mark.parametrize("data", [{"published_on": "2099-01-01"}, {"checked": "bribes"}, {"reference": "x" * 51}])
def test_a_notice_that_is_not_right_comes_back(client, buyer, data):
    file = make_file(estimated_value=Decimal(300_000))
    choose(client, file, EU)
    assert client.post(url(file, "aankondiging"), data=data).status_code == 422
    assert notice_of(file) is None


def test_a_choice_that_no_longer_fits_is_the_next_step(client, buyer):
    file = make_file(estimated_value=Decimal(60_000))
    make_choice(file, advised=SINGLE, chosen=SINGLE, fewest_firms=1, most_firms=1)
    assert "Kies de procedure opnieuw" in text_of(client.get(url(file)))


def test_the_page_asks_the_database_a_fixed_number_of_things(client, buyer, count_queries, session):
    file = make_file()
    make_file()
    client.get(url(file, "procedure"))
    with count_queries() as few:
        client.get(url(file, "procedure"))
    for _each in range(20):
        make_file()
    session.flush()
    with count_queries() as many:
        client.get(url(file, "procedure"))
    assert len(many) == len(few) <= 25
