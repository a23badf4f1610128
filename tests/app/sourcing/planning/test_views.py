"""The calendar in the browser: for everybody, for firms, for buyers and their controller."""

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.sourcing.models import ProcurementFile
from app.sourcing.planning import tokens
from app.sourcing.planning.models import PlannedPurchase, PlanStatus
from tests.factories.accounts import make_board_member, make_controller, make_user
from tests.factories.organisations import make_region
from tests.factories.planning import make_draft_plan, make_interest, make_plan
from tests.factories.sourcing import DE_BILT, GARDENING, ZEIST, make_buyer, make_file, make_listed_firm, make_person
from tests.factories.suppliers import make_listed

MANAGE = "/inkoopkalender/beheer"
SENT = {
    "subject": "Onderhoud van sportvelden",
    "description": "Elf velden.",
    "category": "services",
    "cpv_code": [GARDENING],
    "when": "2026-4",
    "size_band": "medium",
}


@pytest.fixture(autouse=True)
def _noon(clock):
    """The quarter of the tests."""


@pytest.fixture
def buyer(client):
    person = make_buyer()
    client.sign_in(person)
    return person


@pytest.fixture
def entrepreneur(client):
    person = make_user()
    client.sign_in(person)
    return person


def page(client, path="/inkoopkalender"):
    return client.get(path).get_data(as_text=True)


def act(client, firm, plan, verb):
    return client.post(f"/mijn-bedrijven/{firm.id}/inkoopkalender/{plan.id}/{verb}")


def test_everybody_reads_the_calendar_and_narrows_it(client):
    make_region()
    make_plan(subject="Groen in Zeist")
    make_plan(DE_BILT, subject="Groen in De Bilt", year=2027)
    assert page(client).index("Groen in Zeist") < page(client).index("Groen in De Bilt")
    narrowed = page(client, f"/inkoopkalender?gemeente={ZEIST}")
    assert "Groen in Zeist" in narrowed
    assert "Groen in De Bilt" not in narrowed
    assert "Groen in Zeist" not in page(client, "/inkoopkalender?categorie=works")


@pytest.mark.parametrize("address", ["?categorie=nonsense", "?gemeente=%00", "?gemeente=GM9999&categorie="])
def test_nonsense_in_the_address_is_no_error(client, address):
    assert client.get(f"/inkoopkalender{address}").status_code == 200


def test_a_draft_has_no_public_page_and_a_withdrawn_one_says_so(client):
    assert client.get(f"/inkoopkalender/{make_draft_plan().id}").status_code in (302, 303, 404)
    withdrawn = make_plan(withdrawn_at=make_plan().published_at, withdrawal_reason="De raad besloot anders.")
    assert "De raad besloot anders." in page(client, f"/inkoopkalender/{withdrawn.id}")


def test_nobody_but_the_municipality_sees_how_many_firms_are_interested(client):
    plan = make_plan()
    firm = make_interest(plan, make_listed_firm()).supplier
    address = f"{MANAGE}/{plan.id}"
    assert firm.name not in page(client, f"/inkoopkalender/{plan.id}")
    for stranger in (make_user(), make_board_member(), make_buyer(DE_BILT), make_person(Role.DESK)):
        client.sign_in(stranger)
        assert firm.name not in page(client, f"/inkoopkalender/{plan.id}")
        assert client.get(address).status_code == 404
    for own in (make_buyer(), make_controller(municipality_code=ZEIST)):
        client.sign_in(own)
        assert firm.name in page(client, address)


def test_a_firm_follows_shows_interest_and_stops(client, entrepreneur):
    firm, plan = make_listed(entrepreneur), make_plan()
    assert act(client, firm, plan, "volgen").status_code == 303
    assert act(client, firm, plan, "interesse").status_code == 303
    assert plan.interests[0].is_interested
    assert plan.subject in page(client, f"/mijn-bedrijven/{firm.id}")
    assert act(client, firm, plan, "stoppen").status_code == 303
    assert plan.subject not in page(client, f"/mijn-bedrijven/{firm.id}")


def test_nobody_shows_interest_for_a_firm_of_somebody_else(client, entrepreneur):
    firm, plan = make_listed(make_user()), make_plan()
    assert act(client, firm, plan, "interesse").status_code == 404
    assert plan.interests == []


@pytest.mark.parametrize("make", [make_draft_plan, lambda: make_plan(withdrawn_at=make_plan().published_at)])
def test_what_is_not_announced_cannot_be_followed(client, entrepreneur, make):
    plan = make()
    assert act(client, make_listed(entrepreneur), plan, "volgen").status_code == 404


def test_mail_stops_by_its_link_without_signing_in(client):
    interest = make_interest(make_plan(), make_listed_firm())
    address = f"/inkoopkalender/afmelden/{tokens.stop_token(interest)}"
    assert client.get(address).status_code == 200
    assert interest.wants_mail
    for _each in range(2):
        assert client.post(address).status_code == 200
    assert not interest.wants_mail
    assert client.get("/inkoopkalender/afmelden/nonsense").status_code == 404


def test_a_buyer_writes_a_draft_and_publishes_it(client, buyer, session):
    assert client.post(f"{MANAGE}/nieuw", data=SENT).status_code == 303
    plan = session.scalars(select(PlannedPurchase)).one()
    assert (plan.status, plan.municipality_code) == (PlanStatus.DRAFT, ZEIST)
    assert client.post(f"{MANAGE}/{plan.id}/publiceren").status_code == 303
    assert plan.subject in page(client)


@pytest.mark.parametrize(
    "wrong", [{"when": "1999-1"}, {"when": "x"}, {"subject": ""}, {"cpv_code": ["1"]}, {"size_band": ""}]
)
def test_a_wrong_form_comes_back_with_what_is_wrong(client, buyer, wrong, session):
    assert client.post(f"{MANAGE}/nieuw", data={**SENT, **wrong}).status_code == 422
    assert session.scalars(select(PlannedPurchase)).all() == []


def test_a_code_is_looked_for_without_script(client, buyer):
    answer = client.post(f"{MANAGE}/nieuw", data={**SENT, "cpv-search": "schilder", "cpv-search-button": ""})
    assert "45442" in answer.get_data(as_text=True)


def test_a_change_keeps_the_quarter_that_was_chosen_though_it_is_over(client, buyer):
    plan = make_plan(year=2025, quarter=1)
    assert "2025-1" in page(client, f"{MANAGE}/{plan.id}/wijzigen")


def test_a_change_of_somebody_who_saw_an_older_version_is_refused(client, buyer):
    plan = make_plan()
    sent = {**SENT, "subject": "Anders", "version": plan.version + 1}
    assert client.post(f"{MANAGE}/{plan.id}/wijzigen", data=sent).status_code >= 400
    assert plan.subject == "Maintenance of sports fields"


def test_a_plan_is_withdrawn_with_a_reason_only(client, buyer):
    plan = make_plan()
    assert client.post(f"{MANAGE}/{plan.id}/intrekken", data={"reason": " "}).status_code == 422
    assert client.post(f"{MANAGE}/{plan.id}/intrekken", data={"reason": "Geen geld"}).status_code == 303
    assert plan.status is PlanStatus.WITHDRAWN


def test_a_draft_is_thrown_away_on_its_page(client, buyer, session):
    plan = make_draft_plan()
    assert client.post(f"{MANAGE}/{plan.id}/weggooien").status_code == 303
    assert session.scalars(select(PlannedPurchase)).all() == []


def test_a_file_is_opened_with_the_need_and_names_who_is_interested(client, buyer, session):
    plan = make_plan()
    firm = make_interest(plan, make_listed_firm()).supplier
    sent = {"estimated_value": "60.000", "estimate_basis": "Kengetallen"}
    answer = client.post(f"{MANAGE}/{plan.id}/dossier", data=sent)
    file = session.scalars(select(ProcurementFile)).one()
    assert (file.subject, file.description, file.cpv_code) == (plan.subject, plan.description, plan.cpv_code)
    overview = page(client, answer.headers["Location"])
    assert firm.name in overview
    assert f"/inkoopdossiers/{file.id}/zoeken?q=" in overview


@pytest.mark.parametrize("amount", ["0", "-1", "", "veel", "99999999999"])
def test_a_file_needs_an_estimate_that_can_be(client, buyer, session, amount):
    plan = make_plan()
    sent = {"estimated_value": amount, "estimate_basis": "Kengetallen"}
    assert client.post(f"{MANAGE}/{plan.id}/dossier", data=sent).status_code == 422
    assert session.scalars(select(ProcurementFile)).all() == []


def test_a_file_that_is_open_is_linked(client, buyer, session):
    plan, file = make_plan(), make_file(buyer)
    foreign = make_file(make_buyer(DE_BILT), municipality_code=DE_BILT)
    assert client.post(f"{MANAGE}/{plan.id}/koppelen", data={"file": foreign.id}).status_code == 422
    assert client.post(f"{MANAGE}/{plan.id}/koppelen", data={"file": file.id}).status_code == 303
    assert plan.file_id == file.id


def test_the_controller_reads_and_changes_nothing(client):
    client.sign_in(make_controller(municipality_code=ZEIST))
    plan = make_plan()
    assert "koppelen" not in page(client, f"{MANAGE}/{plan.id}")
    assert client.post(f"{MANAGE}/{plan.id}/intrekken", data={"reason": "Geen geld"}).status_code == 404
    assert client.get(f"{MANAGE}/nieuw").status_code == 403


def test_the_list_of_the_municipality_marks_a_quarter_that_is_over(client, buyer):
    make_plan(year=2025, quarter=4)
    assert page(client, MANAGE).count("badge") >= 2
