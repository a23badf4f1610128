"""Pages that everybody reads."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import current_app

from app.core import slots
from app.news.models import NewsStatus
from app.news.publishing import publish
from app.news.sharing import share
from app.organisations.bodies import REGION, Body
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_desk_member
from tests.factories.news import make_draft, make_news
from tests.factories.organisations import make_association, make_region
from tests.factories.texts import make_label, make_picture


@pytest.fixture(autouse=True)
def region(session):
    make_region()


def path_of(item):
    return f"/nieuws/{item.year}/{item.month:02}/{item.slug}"


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "path",
    [
        "/nieuws/2026/03/elders",
        "/nieuws/2026/04/bericht",
        "/nieuws/2026/3/bericht",
        "/nieuws/2026/13",
        "/nieuws/26/03",
        "/nieuws/2026/00",
    ],
)
def test_an_address_that_is_none_of_ours_has_no_page(client, path):
    make_news(slug="bericht")
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/nieuws", "/nieuws/2018", "/nieuws/2018/01", "/nieuws/label/energie", "/nieuws/van/regio"]
)
def test_an_item_is_found_through_every_list(client, path):
    item = make_news(at=datetime(2018, 1, 15, tzinfo=UTC), labels=[make_label("energie")])
    assert f'href="{path_of(item)}"' in read(client, path)


@pytest.mark.parametrize(
    "path", ["/nieuws/2017", "/nieuws/2018/02", "/nieuws/van/regio/2017", "/nieuws?blad=2", "/nieuws?blad=0"]
)
def test_an_empty_year_month_or_page_is_no_page(client, path):
    make_news(at=datetime(2018, 1, 15, tzinfo=UTC))
    assert client.get(path).status_code == 404


def test_a_body_without_news_has_a_page_that_says_so(client):
    assert "empty" in read(client, f"/nieuws/van/vereniging-{make_association().id}")


def test_a_municipality_outside_the_region_has_no_page(client):
    assert client.get("/nieuws/van/gemeente-GM0363").status_code == 404


def test_news_from_when_a_body_took_part_stays(client):
    item = make_news(Body(None, "GM0363"))
    assert item.title in read(client, "/nieuws/van/gemeente-GM0363")


def test_a_long_list_goes_on_on_a_second_page(client):
    items = [make_news(at=NOON - timedelta(days=day)) for day in range(21)]
    assert path_of(items[-1]) not in read(client, "/nieuws")
    assert path_of(items[-1]) in read(client, "/nieuws?blad=2")


def test_an_archived_item_says_so_and_nothing_else(client):
    item = make_news(status=NewsStatus.ARCHIVED, text="Dit moest weg.")
    answer = client.get(path_of(item))
    assert answer.status_code == 410
    assert item.title in (page := answer.get_data(as_text=True))
    assert "Dit moest weg" not in page
    assert "noindex" in page


def test_a_page_names_its_one_address(client):
    item = make_news(Body(make_association().id))
    share(item, REGION, by=make_desk_member(), at=NOON)
    base = client.application.extensions["config"].BASE_URL
    assert f'<link rel="canonical" href="{base}{path_of(item)}">' in read(client, path_of(item))


def test_a_shared_item_is_marked_where_it_is_shared(client):
    origin, other = make_association(name="De Kring"), make_association()
    share(make_news(Body(origin.id)), Body(other.id), by=make_desk_member(), at=NOON)
    page = read(client, f"/nieuws/van/vereniging-{other.id}")
    assert "De Kring" in page
    assert ">gedeeld<" in page.replace("\n", "")


def test_programs_can_read_an_item(client):
    item = make_news(title='A "B" </script> & <C>', picture=make_picture(), labels=[make_label(name="Energie")])
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', read(client, path_of(item)), re.DOTALL)
    data = json.loads(found[1])
    assert (data["@type"], data["headline"]) == ("NewsArticle", item.title)
    assert data["datePublished"] == "2026-03-02T09:00:00+00:00"
    assert data["image"].startswith("http")
    assert data["keywords"] == ["Energie"]


def test_a_page_that_is_passed_on_has_title_words_and_picture(client):
    item = make_news(picture=make_picture())
    found = dict(re.findall(r'<meta property="(og:[a-z:_]+)" content="([^"]*)"', read(client, path_of(item))))
    assert (found["og:type"], found["og:title"], found["og:image:alt"]) == ("article", item.title, "Mensen in een zaal")
    assert found["og:url"].endswith(path_of(item))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "<b onclick=x>hoi</b>"])
def test_nothing_that_was_written_runs(client, text):
    page = read(client, path_of(make_news(text=text)))
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "<b onclick" not in page


def test_a_large_table_scrolls_by_itself(client):
    text = "|" + " kolom |" * 40 + "\n|" + "---|" * 40 + "\n" + ("|" + " waarde |" * 40 + "\n") * 60
    assert read(client, path_of(make_news(text=text))).count('class="table-region"') == 1


def test_words_in_another_language_say_so(client):
    assert '<article class="story" lang="en">' in read(client, path_of(make_news(language="en")))


def test_an_item_takes_few_queries(client, count_queries):
    labels = [make_label(f"label-{number}", f"Label {number}") for number in range(4)]
    bodies = [Body(make_association().id) for _each in range(4)]
    item, *_others = [make_news(body, labels=labels) for body in bodies]
    for body in bodies[1:]:
        share(item, body, by=make_desk_member(), at=NOON)
    with count_queries() as queries:
        read(client, path_of(item))
    assert len(queries) <= 8


def test_a_list_takes_as_many_queries_for_twenty_as_for_two(client, count_queries):
    def count():
        with count_queries() as queries:
            read(client, "/nieuws")
        return len(queries)

    label = make_label()
    for _each in range(2):
        make_news(Body(make_association().id), labels=[label])
    few = count()
    for _each in range(18):
        make_news(Body(make_association().id), labels=[label])
    assert count() == few


def test_the_home_page_shows_the_latest(client):
    items = [make_news(at=NOON - timedelta(days=day)) for day in range(4)]
    page = read(client, "/")
    assert [path_of(item) in page for item in items] == [True, True, True, False]


def test_the_home_page_says_nothing_without_news(client):
    assert 'id="news"' not in read(client, "/")


def test_the_page_of_a_body_shows_its_own_and_what_it_shares(session):
    body = Body(make_association().id)
    own, shared, _other = make_news(body, at=NOON), make_news(), make_news()
    share(shared, body, by=make_desk_member(), at=NOON)
    with current_app.test_request_context():
        panels = slots.panels(slots.BODY_PANELS, body)
    assert [values["news"]["items"] for _template, values in panels if "news" in values] == [[own, shared]]


def test_a_board_finds_the_button_to_share_on_the_page(client):
    association = make_association(name="De Kring")
    item = make_news()
    client.sign_in(make_board_member(association))
    page = read(client, path_of(item))
    assert f'value="vereniging-{association.id}"' in page


def test_robots_may_read_the_news_and_not_the_newsletter(client):
    lines = read(client, "/robots.txt").splitlines()
    assert {"Allow: /nieuws$", "Allow: /nieuws/"} <= set(lines)


def test_what_was_published_now_is_read_now(client):
    item = make_draft(title="Vers van de pers")
    publish(item, by=make_desk_member(), at=NOON)
    assert "Vers van de pers" in read(client, "/nieuws/2026/03/vers-van-de-pers")
