"""Registering a firm step by step."""

import pytest
from sqlalchemy import select

from app.audit.models import AuditValues
from app.suppliers.kinds import LegalForm, ServiceAreaKind, SizeClass
from app.suppliers.models import Certificate, Supplier, SupplierCpv
from tests.factories.accounts import make_user
from tests.factories.organisations import make_region
from tests.factories.suppliers import BUNNIK, GARDENING, OLD_VAT_ID, PAINTING, make_draft, make_listed

pytestmark = pytest.mark.usefixtures("clock")

IDENTITY = {"kvk_number": "12345678", "legal_form": "bv", "name": "Hoveniersbedrijf De Heg bv"}
PLACE = {"postcode": "3701gk", "service_area": "country"}
TRADE = {"cpv": [GARDENING], "description_nl": "Wij leggen tuinen aan en onderhouden plantsoenen."}


@pytest.fixture
def owner(client):
    user = make_user(name="Sanne de Heg", email="sanne@deheg.example")
    client.sign_in(user)
    return user


def the_firm(session):
    return session.scalars(select(Supplier)).one()


def test_anyone_can_read_how_registering_goes(client):
    assert client.get("/aanmelden").status_code == 200


def test_whoever_is_signed_out_is_sent_to_the_sign_in_page_and_comes_back(client):
    assert client.get("/aanmelden/nieuw").location == "/inloggen?next=/aanmelden/nieuw"


def test_the_first_step_makes_a_draft_and_leads_to_the_second(client, owner, session):
    answer = client.post("/aanmelden/nieuw", data=IDENTITY)
    firm = the_firm(session)
    assert firm.kvk_number == "12345678"
    assert answer.location == f"/aanmelden/{firm.id}/plaats"


def test_a_wrong_number_comes_back_filled_in_with_an_error_at_its_field(client, owner):
    answer = client.post("/aanmelden/nieuw", data={**IDENTITY, "kvk_number": "1234"})
    assert answer.status_code == 422
    assert 'value="1234"' in answer.text
    assert 'id="kvk_number-error"' in answer.text
    assert "De Heg bv" in answer.text


@pytest.mark.parametrize("legal_form", ["eenmanszaak", ""])
@pytest.mark.parametrize("vat_id", [OLD_VAT_ID, "123456782", "NL 1234.56.782 B01"])
def test_an_old_vat_number_is_refused_and_not_echoed(client, owner, caplog, legal_form, vat_id):
    answer = client.post("/aanmelden/nieuw", data={**IDENTITY, "legal_form": legal_form, "vat_id": vat_id})
    assert answer.status_code == 422
    assert 'id="vat_id-error"' in answer.text
    shown = answer.text.replace(" ", "").replace(".", "")
    assert "123456782" not in shown + caplog.text


def test_a_citizen_service_number_in_the_kvk_field_is_not_echoed(client, owner):
    answer = client.post("/aanmelden/nieuw", data={**IDENTITY, "kvk_number": "123456782"})
    assert "123456782" not in answer.text


def test_a_refused_vat_number_leaves_no_trace_in_the_database(client, owner, session):
    client.post("/aanmelden/nieuw", data={**IDENTITY, "legal_form": "eenmanszaak", "vat_id": OLD_VAT_ID})
    assert session.scalars(select(Supplier)).all() == []
    assert not [row for row in session.scalars(select(AuditValues)) if "123456782" in str(row.content)]


def test_a_number_that_somebody_else_registered_is_refused_with_what_to_do(client, owner):
    make_draft(kvk_number="12345678")
    answer = client.post("/aanmelden/nieuw", data=IDENTITY)
    assert answer.status_code == 422
    assert "Dit bedrijf is al aangemeld." in answer.text
    assert "/aanmelden/toegang/" in answer.text


def test_registering_the_same_firm_twice_leads_to_the_first_draft(client, owner):
    firm = make_draft(owner, kvk_number="12345678")
    assert client.post("/aanmelden/nieuw", data=IDENTITY).location == f"/mijn-bedrijven/{firm.id}"


def test_a_firm_from_another_country_gives_its_own_register_number(client, owner, session):
    client.post("/aanmelden/nieuw?land=eu", data={"country": "BE", "foreign_id": "0403.170.701", "name": "Tuinen nv"})
    firm = the_firm(session)
    assert (firm.country, firm.foreign_id, firm.legal_form) == ("BE", "0403.170.701", LegalForm.FOREIGN)


def test_a_vat_id_of_another_country_is_checked_by_its_rules(client, owner):
    data = {"country": "BE", "foreign_id": "0403.170.701", "name": "Tuinen nv", "vat_id": "BE0403170702"}
    answer = client.post("/aanmelden/nieuw?land=eu", data=data)
    assert 'id="vat_id-error"' in answer.text


def test_municipality_and_town_follow_from_the_postcode(client, owner):
    firm = make_draft(owner)
    client.post(f"/aanmelden/{firm.id}/plaats", data=PLACE)
    assert (firm.postcode, firm.town, firm.municipality_code) == ("3701 GK", "Zeist", "GM0355")


@pytest.mark.parametrize("postcode", ["0123 AB", "3701", "3701 SS", "abc"])
def test_a_postcode_that_cannot_be_right_comes_back_with_an_error(client, owner, postcode):
    answer = client.post(f"/aanmelden/{make_draft(owner).id}/plaats", data={**PLACE, "postcode": postcode})
    assert answer.status_code == 422
    assert 'id="postcode-error"' in answer.text
    assert f'value="{postcode}"' in answer.text


def test_the_service_area_can_be_municipalities_in_and_around_the_region(client, owner):
    make_region()
    firm = make_draft(owner)
    data = {
        "postcode": "3701 GK",
        "service_area": "municipalities",
        "service_municipalities": [BUNNIK],
        "municipalities_around": ["GM0344"],
    }
    client.post(f"/aanmelden/{firm.id}/plaats", data=data)
    assert sorted(area.municipality_code for area in firm.areas) == [BUNNIK, "GM0344"]


@pytest.mark.parametrize(
    ("area", "field"), [("municipalities", "service_municipalities"), ("radius", "radius_km"), ("", "service_area")]
)
def test_a_service_area_that_is_not_filled_in_is_asked_for(client, owner, area, field):
    make_region()
    firm = make_draft(owner)
    answer = client.post(f"/aanmelden/{firm.id}/plaats", data={"postcode": "3701 GK", "service_area": area})
    assert f'id="{field}-error"' in answer.text


def test_a_radius_is_kept(client, owner):
    firm = make_draft(owner)
    client.post(f"/aanmelden/{firm.id}/plaats", data={**PLACE, "service_area": "radius", "radius_km": "25"})
    assert (firm.service_area, firm.radius_km) == (ServiceAreaKind.RADIUS, 25)


def test_a_line_for_the_page_says_in_which_municipality_a_postcode_lies(client):
    answer = client.get("/aanmelden/gemeente?postcode=3981", headers={"HX-Request": "true"})
    assert "Bunnik" in answer.text


def test_the_codes_that_were_picked_are_kept_in_their_order(client, owner):
    firm = make_draft(owner)
    client.post(f"/aanmelden/{firm.id}/werk", data={**TRADE, "cpv": [PAINTING, GARDENING]})
    assert firm.cpv_codes == (PAINTING, GARDENING)


def test_plain_dutch_words_lead_to_codes(client):
    found = client.get("/aanmelden/soorten-werk.json?q=hovenier").json
    assert GARDENING in [entry["value"] for entry in found]


def test_without_script_the_search_button_shows_codes_to_tick_and_keeps_what_was_filled_in(client, owner):
    firm = make_draft(owner)
    data = {**TRADE, "cpv": [PAINTING], "cpv_search": "hovenier", "cpv_search-button": "1"}
    answer = client.post(f"/aanmelden/{firm.id}/werk", data=data)
    assert answer.status_code == 200
    assert f'value="{GARDENING}"' in answer.text
    assert f'value="{PAINTING}" checked' in answer.text
    assert "plantsoenen" in answer.text
    assert firm.cpv == []


def test_a_code_that_does_not_exist_is_dropped(client, owner):
    firm = make_draft(owner)
    answer = client.post(f"/aanmelden/{firm.id}/werk", data={**TRADE, "cpv": ["99999999-9"]})
    assert answer.status_code == 422
    assert 'id="cpv-error"' in answer.text


def test_a_citizen_service_number_in_a_description_is_hidden(client, owner):
    text = "Wij leggen tuinen aan en onderhouden plantsoenen. BTW NL123456782B01"
    answer = client.post(f"/aanmelden/{make_draft(owner).id}/werk", data={**TRADE, "description_nl": text})
    assert answer.status_code == 422
    assert "123456782" not in answer.text


def test_qualities_are_kept_and_the_size_class_follows(client, owner):
    firm = make_draft(owner)
    data = {
        "staff": "12",
        "turnover": "€ 1.250.000",
        "social": ["internship"],
    }
    client.post(f"/aanmelden/{firm.id}/kenmerken", data=data)
    assert (firm.size, firm.turnover) == (SizeClass.SMALL, 1_250_000)
    assert [entry.kind for entry in firm.social] == ["internship"]


@pytest.mark.parametrize("turnover", ["veel", "-5", "1.5", "12,50"])
def test_turnover_is_given_in_whole_euros(client, owner, turnover):
    answer = client.post(f"/aanmelden/{make_draft(owner).id}/kenmerken", data={"staff": "1", "turnover": turnover})
    assert 'id="turnover-error"' in answer.text
    assert f'value="{turnover}"' in answer.text


def test_contact_starts_with_the_details_of_the_account(client, owner):
    html = client.get(f"/aanmelden/{make_draft(owner).id}/contact").text
    assert 'value="sanne@deheg.example"' in html


def test_a_web_address_without_scheme_is_taken_as_https(client, owner):
    firm = make_draft(owner)
    client.post(f"/aanmelden/{firm.id}/contact", data={"email": "a@deheg.example", "website": "www.deheg.example"})
    assert firm.website == "https://www.deheg.example"


@pytest.mark.parametrize("website", ["javascript:alert(1)", "ftp://deheg.example", "https://", "deheg"])
def test_a_web_address_that_cannot_be_right_is_refused(client, owner, website):
    data = {"email": "a@deheg.example", "website": website}
    answer = client.post(f"/aanmelden/{make_draft(owner).id}/contact", data=data)
    assert 'id="website-error"' in answer.text


def test_the_last_step_of_this_feature_leads_to_handing_in(client, owner):
    firm = make_draft(owner)
    answer = client.post(f"/aanmelden/{firm.id}/contact", data={"email": "a@deheg.example"})
    assert answer.location == f"/aanmelden/{firm.id}/controleren"


def test_name_and_numbers_of_a_listed_firm_wait_for_a_check(client, owner):
    firm = make_listed(owner, name="De Heg bv")
    answer = client.post(f"/aanmelden/{firm.id}/bedrijf", data=IDENTITY)
    assert answer.location == f"/mijn-bedrijven/{firm.id}"
    assert firm.name == "De Heg bv"
    assert f'value="{IDENTITY["name"]}"' in client.get(f"/aanmelden/{firm.id}/bedrijf").text


def test_a_change_to_a_listed_firm_is_live_and_leads_back_to_its_overview(client, owner):
    firm = make_listed(owner)
    answer = client.post(f"/aanmelden/{firm.id}/werk", data={**TRADE, "cpv": [GARDENING]})
    assert answer.location == f"/mijn-bedrijven/{firm.id}"
    assert firm.description_nl == TRADE["description_nl"]


def test_kinds_of_work_of_a_listed_firm_wait_while_the_description_shows(client, owner):
    firm = make_listed(owner)
    client.post(f"/aanmelden/{firm.id}/werk", data={**TRADE, "cpv": [PAINTING]})
    assert (firm.cpv_codes, firm.description_nl) == ((GARDENING,), TRADE["description_nl"])
    assert f'value="{PAINTING}"' in client.get(f"/aanmelden/{firm.id}/werk").text


@pytest.mark.parametrize("step", ["bedrijf", "plaats", "werk", "kenmerken", "meer", "contact", "controleren"])
def test_a_step_of_somebody_elses_firm_does_not_exist(client, owner, step):
    assert client.get(f"/aanmelden/{make_draft().id}/{step}").status_code == 404


@pytest.mark.parametrize("step", ["bedrijf", "plaats", "werk", "kenmerken", "meer", "contact", "controleren"])
def test_a_step_takes_at_most_twenty_queries(client, owner, count_queries, step):
    make_region()
    firm = make_draft(owner, cpv=[SupplierCpv(code=GARDENING, rank=0)], certificates=[Certificate(kind="asc")])
    with count_queries() as queries:
        client.get(f"/aanmelden/{firm.id}/{step}")
    assert len(queries) <= 20
