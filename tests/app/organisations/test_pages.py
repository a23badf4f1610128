"""What every page shows of the region."""

from app.organisations.services import set_up_region
from tests.factories.accounts import make_board_member, make_buyer, make_user
from tests.factories.organisations import make_association, make_region


def test_the_site_works_before_a_region_is_set_up(client):
    assert "Streekbron" in client.get("/").get_data(as_text=True)


def test_the_home_page_bears_the_name_of_the_region_and_searches(client):
    make_region("Regio Zeven Beken")
    page = client.get("/").get_data(as_text=True)
    assert "Regio Zeven Beken" in page
    assert 'action="/leveranciers"' in page


def test_the_palette_follows_the_colour_of_the_region_and_may_be_kept(client):
    make_region(colour="#aa0000")
    red = client.get("/kleuren-x.css")
    assert red.mimetype == "text/css"
    assert "max-age" in red.headers["Cache-Control"]
    make_region_blue()
    assert client.get("/kleuren-x.css").get_data() != red.get_data()


def make_region_blue():
    set_up_region(name="Blauw", colour="#0000aa")


def test_borders_are_those_of_the_municipalities_in_the_region(client):
    make_region()
    features = client.get("/gemeenten/grenzen.json").get_json()["features"]
    assert {feature["properties"]["name"] for feature in features} == {"Bunnik", "Wijk bij Duurstede", "Zeist"}


def test_a_person_sees_for_whom_they_act(client):
    client.sign_in(make_board_member(make_association(name="Ondernemers van de Brink")))
    assert "Ondernemers van de Brink" in client.get("/account").get_data(as_text=True)


def test_the_menu_holds_what_a_person_may_do(client):
    for_buyer, for_other = make_buyer(), make_user()
    client.sign_in(for_buyer)
    assert "/inkoopdossiers" in client.get("/").get_data(as_text=True)
    client.sign_out()
    client.sign_in(for_other)
    assert "/inkoopdossiers" not in client.get("/").get_data(as_text=True)


def test_the_home_page_costs_few_queries(client, count_queries):
    make_region()
    client.sign_in(make_buyer())
    with count_queries() as queries:
        client.get("/")
    assert len(queries) <= 15, queries
