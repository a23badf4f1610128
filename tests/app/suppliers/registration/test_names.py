"""Names as people have them, and as people who mean harm write them; postcodes of other countries."""

import pytest
from sqlalchemy import select

from app.suppliers.models import Supplier
from tests.factories.accounts import make_user
from tests.factories.suppliers import make_draft

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def owner(client):
    user = make_user()
    client.sign_in(user)
    return user


@pytest.fixture
def register(client, owner, session):
    def send(name, **values):
        data = {"kvk_number": "12345678", "legal_form": "bv", "name": name, **values}
        return client.post("/aanmelden/nieuw", data=data), session.scalar(select(Supplier))

    return send


@pytest.mark.parametrize("name", ["X", "7", "נגרות צפון", "حديقة", "Ōnishi & Zn. 🌳", "n" * 200])
def test_a_name_of_any_script_is_taken_as_it_is(register, name):
    _answer, firm = register(name)
    assert firm.name == name


@pytest.mark.parametrize("name", ["🌳🌳🌳", "---", "\u202e\u200f", " \u200b "])
def test_a_name_without_a_letter_or_digit_is_refused(register, name):
    answer, firm = register(name)
    assert answer.status_code == 422
    assert 'id="name-error"' in answer.text
    assert firm is None


def test_a_name_of_300_characters_is_refused_and_comes_back_whole(register):
    answer, firm = register("n" * 300)
    assert "hoogstens 200 tekens" in answer.text
    assert "n" * 300 in answer.text
    assert firm is None


def test_marks_that_turn_the_direction_are_taken_out(register):
    _answer, firm = register("De Heg \u202evb gnivegmo\u202c bv", trade_name="De\u2066 Heg")
    assert (firm.name, firm.trade_name) == ("De Heg vb gnivegmo bv", "De Heg")


def test_an_rsin_is_kept_of_a_company(register):
    _answer, firm = register("De Heg bv", rsin="1234.56.782")
    assert firm.rsin == "123456782"


@pytest.mark.parametrize(
    ("legal_form", "rsin"), [("bv", "123456789"), ("bv", "12345678"), ("eenmanszaak", "123456782"), ("", "123456782")]
)
def test_an_rsin_that_cannot_be_right_or_is_of_a_sole_trader_is_refused(register, legal_form, rsin):
    answer, firm = register("De Heg", legal_form=legal_form, rsin=rsin)
    assert answer.status_code == 422
    assert 'id="rsin-error"' in answer.text
    assert "123456782" not in answer.text
    assert firm is None


@pytest.mark.parametrize(
    ("country", "written", "kept"),
    [
        ("BE", "B-1000", "1000"),
        ("DE", "d 10115", "10115"),
        ("PT", "1000-001", "1000-001"),
        ("IE", "d02 af30", "D02 AF30"),
    ],
)
def test_a_postcode_of_another_country_is_kept_as_that_country_writes_it(client, owner, country, written, kept):
    firm = make_draft(owner, country=country, foreign_id="123", kvk_number=None)
    data = {"postcode": written, "town": "Plaats", "service_area": "country"}
    client.post(f"/aanmelden/{firm.id}/plaats", data=data)
    assert (firm.postcode, firm.municipality_code) == (kept, None)


@pytest.mark.parametrize(("country", "postcode"), [("BE", "10000"), ("BE", "3701 GK"), ("DE", "🌳🌳🌳"), ("FR", "?")])
def test_a_postcode_that_the_other_country_does_not_have_is_refused(client, owner, country, postcode):
    firm = make_draft(owner, country=country, foreign_id="123", kvk_number=None)
    data = {"postcode": postcode, "town": "Plaats", "service_area": "country"}
    answer = client.post(f"/aanmelden/{firm.id}/plaats", data=data)
    assert 'id="postcode-error"' in answer.text
    assert firm.postcode is None


def test_how_many_places_there_are_is_kept_beside_the_kinds_that_are_ticked(client, owner):
    firm = make_draft(owner)
    data = {"staff": "12", "social": ["internship"], "places-internship": "3", "places-apprenticeship": "2"}
    client.post(f"/aanmelden/{firm.id}/kenmerken", data=data)
    assert [(entry.kind, entry.places) for entry in firm.social] == [("internship", 3)]
    assert 'value="3"' in client.get(f"/aanmelden/{firm.id}/kenmerken").text


@pytest.mark.parametrize("places", ["0", "-1", "veel", "100000"])
def test_a_number_of_places_that_cannot_be_is_refused(client, owner, places):
    data = {"staff": "12", "social": ["internship"], "places-internship": places}
    answer = client.post(f"/aanmelden/{make_draft(owner).id}/kenmerken", data=data)
    assert 'id="places-internship-error"' in answer.text


@pytest.mark.parametrize("step", ["bedrijf", "plaats", "werk", "kenmerken", "meer", "contact"])
def test_every_step_says_how_far_the_profile_is_who_sees_it_and_leads_to_the_page_of_the_firm(client, owner, step):
    firm = make_draft(owner)
    html = client.get(f"/aanmelden/{firm.id}/{step}").text
    assert "2 van 11 klaar" in html
    assert "Zichtbaar voor iedereen" in html or "Alleen voor wie uw aanvraag controleert" in html
    assert f'href="/leveranciers/{firm.id}/' in html


def test_looking_for_work_does_not_echo_a_citizen_service_number(client, owner):
    data = {"description_nl": "BTW NL123456782B01", "cpv_search": "hovenier", "cpv_search-button": "1"}
    assert "123456782" not in client.post(f"/aanmelden/{make_draft(owner).id}/werk", data=data).text
