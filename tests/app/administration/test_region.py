"""The administrator changes the region and who belongs to it."""

from datetime import date

import pytest

from app.audit.services import trail
from app.organisations.models import Association, Region, RegionMunicipality
from app.organisations.queries import associations, municipalities_in_region, the_region
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member
from tests.factories.organisations import make_association, make_region

TODAY = NOON.date()
ASSOCIATION = {
    "name": "Ondernemers Élan",
    "municipality_code": "GM0355",
    "decision_days": "15",
    "joined_on": "2026-01-01",
}


@pytest.fixture
def region(session, clock):
    make_region()
    return the_region()


def test_name_theme_and_colour_of_the_region_can_be_changed(admin, region):
    data = {"name": "Regio  Vecht", "theme": "schone techniek", "colour": "#AA0000", "version": region.version}
    assert admin.post("/beheer/regio", data=data).status_code == 303
    assert (region.name, region.theme, region.colour) == ("Regio Vecht", "schone techniek", "#aa0000")
    assert [entry.action for entry in trail(region)] == ["region.changed"]


def test_an_installation_without_a_region_gets_one(admin, session):
    data = {"name": "Regio Vecht", "theme": "", "colour": "#1f5f4f", "version": ""}
    assert admin.post("/beheer/regio", data=data).status_code == 303
    assert session.get(Region, 1).name == "Regio Vecht"


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "}body{", ""])
def test_what_is_no_colour_is_refused(admin, region, colour):
    data = {"name": "Regio Vecht", "colour": colour, "version": region.version}
    assert admin.post("/beheer/regio", data=data).status_code == 422
    assert region.colour == "#1f5f4f"


def test_who_was_second_does_not_overwrite_the_first(admin, region):
    data = {"name": "Regio Vecht", "theme": "", "colour": "#1f5f4f", "version": region.version}
    assert admin.post("/beheer/regio", data=data).status_code == 303
    assert admin.post("/beheer/regio", data={**data, "name": "Regio Eem"}).status_code == 422
    assert region.name == "Regio Vecht"


def test_a_municipality_joins_on_its_day(admin, region, session):
    data = {"code": "GM0307", "joined_on": "2026-04-01"}
    assert admin.post("/beheer/gemeenten/nieuw", data=data).status_code == 303
    assert "Amersfoort" not in [each.name for each in municipalities_in_region(TODAY)]
    assert "Amersfoort" in [each.name for each in municipalities_in_region(date(2026, 4, 1))]


def test_a_municipality_leaves_and_stays_in_the_list(admin, region, session):
    member = session.query(RegionMunicipality).filter_by(municipality_code="GM0355").one()
    data = {"joined_on": "2020-01-01", "left_on": "2026-02-01", "version": member.version}
    assert admin.post(f"/beheer/gemeenten/{member.id}", data=data).status_code == 303
    assert "Zeist" not in [each.name for each in municipalities_in_region(TODAY)]
    assert "Zeist" in admin.get("/beheer/organisaties").get_data(as_text=True)
    assert [entry.action for entry in trail(member)] == ["region_municipality.changed"]


@pytest.mark.parametrize("code", ["GM0355", "GM9999", "", "x" * 500])
def test_a_municipality_that_is_in_the_list_or_does_not_exist_cannot_be_added(admin, region, session, code):
    data = {"code": code, "joined_on": "2026-01-01"}
    assert admin.post("/beheer/gemeenten/nieuw", data=data).status_code == 422
    assert session.query(RegionMunicipality).count() == 3


def test_an_association_is_added_with_its_term(admin, region, session):
    assert admin.post("/beheer/verenigingen/nieuw", data=ASSOCIATION).status_code == 303
    added = session.query(Association).filter_by(key="ondernemers-elan").one()
    assert (added.name, added.decision_days, added.joined_on) == ("Ondernemers Élan", 15, date(2026, 1, 1))
    assert [entry.action for entry in trail(added)] == ["association.added"]


def test_two_associations_whose_names_look_alike_get_keys_of_their_own(admin, region, session):
    admin.post("/beheer/verenigingen/nieuw", data=ASSOCIATION)
    admin.post("/beheer/verenigingen/nieuw", data={**ASSOCIATION, "name": "Ondernemers Elan"})
    assert sorted(each.key for each in session.query(Association)) == ["ondernemers-elan", "ondernemers-elan-2"]


def test_a_name_is_given_once(admin, region, session):
    make_association(name="Ondernemers Maarn")
    data = {**ASSOCIATION, "name": "ondernemers maarn"}
    assert admin.post("/beheer/verenigingen/nieuw", data=data).status_code == 422
    assert session.query(Association).count() == 1


def test_an_association_is_changed_and_ended(admin, region, session):
    association = make_association(name="Ondernemers Oud")
    data = {**ASSOCIATION, "left_on": "2026-03-01", "version": association.version}
    assert admin.post(f"/beheer/verenigingen/{association.id}", data=data).status_code == 303
    assert association.name == "Ondernemers Élan"
    assert association not in associations(TODAY)


@pytest.mark.parametrize(
    "change",
    [
        {"decision_days": "0"},
        {"decision_days": "61"},
        {"decision_days": "tien"},
        {"decision_days": "9" * 40},
        {"joined_on": "gisteren"},
        {"joined_on": ""},
        {"left_on": "2025-01-01"},
        {"municipality_code": "GM9999"},
        {"name": ""},
        {"name": "x" * 121},
    ],
)
def test_what_is_not_right_is_refused(admin, region, session, change):
    assert admin.post("/beheer/verenigingen/nieuw", data={**ASSOCIATION, **change}).status_code == 422
    assert session.query(Association).count() == 0


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "99999999999999999999"])
def test_a_form_that_has_no_right_version_changes_nothing(admin, region, session, version):
    association = make_association(name="Ondernemers Oud")
    answer = admin.post(f"/beheer/verenigingen/{association.id}", data={**ASSOCIATION, "version": version})
    assert answer.status_code == 422
    assert association.name == "Ondernemers Oud"


@pytest.mark.parametrize("path", ["gemeenten/nieuw", "verenigingen/nieuw", "organisaties"])
def test_the_desk_keeps_the_organisations_too(client, region, path):
    client.sign_in(make_desk_member())
    page = client.get(f"/beheer/{path}")
    assert page.status_code == 200
    assert 'href="/beheer"' not in page.text


def test_the_desk_finds_the_organisations_among_its_tasks(client, region):
    client.sign_in(make_desk_member())
    assert 'href="/beheer/organisaties"' in client.get("/welkom").text


def test_the_desk_does_not_change_the_region_itself(client, region):
    client.sign_in(make_desk_member())
    assert client.get("/beheer/regio").status_code == 403
