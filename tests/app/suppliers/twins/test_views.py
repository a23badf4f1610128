"""Who is warned of look-alikes, and the desk's pages on them."""

from decimal import Decimal

import pytest

from app.accounts.step_up import STEP_UP_LASTS
from app.core.db import session as db
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import SupplierEditor
from app.suppliers.twins.models import TwinPair
from app.suppliers.twins.services import compare_changed
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_desk_member, make_user
from tests.factories.approvals import make_application
from tests.factories.organisations import make_association
from tests.factories.suppliers import make_complete_draft, make_listed

pytestmark = pytest.mark.usefixtures("clock")

WARNING = "Lijkt dit op uw bedrijf?"


@pytest.fixture
def listed(client):
    return make_listed(name="De Heg bv", kvk_number="11111111")


def compared(*suppliers):
    db.commit()
    compare_changed(most=100, at=NOON)
    db.commit()
    return suppliers


def test_who_registers_a_look_alike_is_warned_with_name_and_town_and_goes_on(client, listed):
    owner = make_user()
    draft = make_complete_draft(owner, name="De Heg")
    compared()
    client.sign_in(owner)
    html = client.get(f"/aanmelden/{draft.id}/plaats").text
    assert WARNING in html
    assert "De Heg bv</a>, Zeist" in html
    answer = client.post(f"/aanmelden/{draft.id}/plaats", data={"postcode": "3701 GK", "service_area": "country"})
    assert answer.location == f"/aanmelden/{draft.id}/werk"


def test_nobody_is_warned_of_what_others_are_drafting(client):
    owner = make_user()
    draft = make_complete_draft(owner, name="De Heg")
    make_complete_draft(name="De Heg bv")
    compared()
    client.sign_in(owner)
    assert WARNING not in client.get(f"/aanmelden/{draft.id}/plaats").text


def test_who_judges_sees_why_a_firm_looks_like_another_and_notes_that_it_is_not(client, listed):
    board = make_association()
    application = make_application(make_complete_draft(name="De Heg", legal_form="bv"), association_id=board.id)
    compared()
    client.sign_in(make_board_member(board))
    html = client.get(f"/aanvragen/{application.id}").text
    assert "zelfde naam, zelfde adres" in html
    client.post(f"/dubbel/{application.supplier_id}/{listed.id}/niet-hetzelfde")
    assert "zelfde naam, zelfde adres" not in client.get(f"/aanvragen/{application.id}").text


def test_the_desk_sees_pairs_and_hides_one(client, listed):
    twin = make_listed(name="De Heg")
    compared()
    client.sign_in(make_desk_member())
    assert f"/dubbel/{listed.id}/{twin.id}" in client.get("/dubbel").text
    client.post(f"/dubbel/{listed.id}/{twin.id}/niet-hetzelfde")
    assert db.get(TwinPair, (listed.id, twin.id)).dismissed_at == NOON
    assert "Geen dubbele bedrijven" in client.get("/dubbel").text


def test_the_desk_merges_and_the_old_address_leads_to_the_profile_that_stays(client, listed):
    goes = make_listed(name="Tuinen De Heg", kvk_number="22222222")
    client.sign_in(make_desk_member())
    address = f"/dubbel/{listed.id}/{goes.id}"
    assert 'name="understood"' in client.get(address).text
    values = {"name": "goes", "kvk_number": "goes", "understood": "y"}
    assert client.post(address, data=values).status_code == 303
    assert (listed.name, listed.kvk_number, goes.status) == ("Tuinen De Heg", "22222222", ProfileStatus.WITHDRAWN)
    client.sign_out()
    answer = client.get(f"/leveranciers/{goes.id}/tuinen-de-heg")
    assert (answer.status_code, answer.location) == (301, f"/leveranciers/{listed.id}/tuinen-de-heg")


def test_the_desk_is_asked_only_where_both_have_a_value_and_what_one_has_stays(client, listed):
    listed.website, listed.turnover = None, Decimal(1_659_000)
    goes = make_listed(name="Tuinen De Heg", website="https://deheg.example", turnover=Decimal(90_000))
    client.sign_in(make_desk_member())
    address = f"/dubbel/{listed.id}/{goes.id}"
    html = client.get(address).text
    assert 'name="website"' not in html
    assert "€ 1.659.000" in html.replace("\xa0", " ")
    client.post(address, data={"turnover": "stays", "understood": "y"})
    assert (listed.website, listed.turnover) == ("https://deheg.example", Decimal(1_659_000))


def test_nothing_is_merged_before_the_desk_says_it_knows_that_it_is_for_good(client, listed):
    goes = make_listed(name="Tuinen De Heg")
    client.sign_in(make_desk_member())
    answer = client.post(f"/dubbel/{listed.id}/{goes.id}", data={"name": "goes"})
    assert (answer.status_code, goes.status) == (422, ProfileStatus.LISTED)
    assert 'id="understood-error"' in answer.text


def test_a_pair_that_cannot_be_merged_says_why(client, listed):
    client.sign_in(make_desk_member())
    html = client.get(f"/dubbel/{make_complete_draft().id}/{listed.id}").text
    assert "Laat het andere profiel staan" in html
    assert 'name="understood"' not in html


def test_merging_asks_again_who_is_there(client, clock, listed):
    goes = make_listed()
    client.sign_in(make_desk_member())
    clock(NOON + STEP_UP_LASTS)
    answer = client.get(f"/dubbel/{listed.id}/{goes.id}")
    assert answer.location.startswith("/account/controle")


def test_the_desk_does_not_merge_a_firm_of_its_own(client, listed):
    desk = make_desk_member()
    listed.editors.append(SupplierEditor(user=desk, since=NOON))
    client.sign_in(desk)
    assert client.get(f"/dubbel/{listed.id}/{make_listed().id}").status_code == 404
