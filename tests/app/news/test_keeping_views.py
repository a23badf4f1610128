"""Pages of those who write the news."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from app.core.clock import now
from app.news.models import NewsItem, NewsStatus
from app.news.services import change, write
from app.organisations.bodies import Body
from app.texts.models import TextPicture
from tests.app.news.writing import form_of, some_details
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_buyer, make_desk_member, make_role, make_user
from tests.factories.news import make_draft, make_news
from tests.factories.organisations import make_association, make_region
from tests.factories.texts import make_label

HOME = "/nieuws/beheer"


@pytest.fixture(autouse=True)
def region(session):
    make_region()


@pytest.fixture
def association(session):
    return make_association(name="De Kring")


@pytest.fixture
def board(client, association):
    """Somebody of the board, signed in."""
    member = make_board_member(association, name="Sanne Dijk")
    client.sign_in(member)
    return member


@pytest.fixture
def item(association, board):
    return write(some_details(), Body(association.id), by=board, at=now())


def only_item(session):
    return session.query(NewsItem).one()


def page_of(answer):
    return answer.get_data(as_text=True)


def picture():
    file = BytesIO()
    Image.new("RGB", (60, 40), "#1f5f4f").save(file, "PNG")
    file.seek(0)
    return file, "zaal.png"


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(HOME).status_code == 303


def test_an_entrepreneur_keeps_no_news(client):
    client.sign_in(make_user())
    assert client.get(HOME).status_code == 403


def test_somebody_else_s_news_is_not_there(client, board):
    assert client.get(f"{HOME}/{make_draft().id}").status_code == 404


def test_a_board_writes_a_draft_in_its_own_name(client, session, board, association):
    answer = client.post(f"{HOME}/nieuw", data=form_of(body=Body(association.id).key))
    made = only_item(session)
    assert answer.location == f"{HOME}/{made.id}"
    assert (made.body, made.authors, made.status) == (Body(association.id), "bestuur van De Kring", NewsStatus.DRAFT)


def test_nobody_writes_for_a_body_of_others(client, session, board, association):
    client.post(f"{HOME}/nieuw", data=form_of(body="regio"))
    assert only_item(session).body == Body(association.id)


def test_who_speaks_for_two_chooses(client, session, association):
    person = make_board_member(association)
    other = make_association()
    make_role(person, person.roles[0].role, association_id=other.id)
    client.sign_in(person)
    refused = client.post(f"{HOME}/nieuw", data=form_of())
    assert refused.status_code == 422
    client.post(f"{HOME}/nieuw", data=form_of(body=f"vereniging-{other.id}"))
    assert only_item(session).body == Body(other.id)


@pytest.mark.parametrize("make", [make_buyer, make_desk_member], ids=["municipality", "region"])
def test_a_municipality_and_the_desk_write_too(client, session, make):
    client.sign_in(make())
    form = client.get(f"{HOME}/nieuw").get_data(as_text=True)
    body = "regio" if 'value="regio"' in form else "gemeente-GM0355"
    client.post(f"{HOME}/nieuw", data=form_of(body=body))
    assert only_item(session).body.key == body


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("title", "a" * 161), ("introduction", "a" * 601), ("text", "a" * 20_001), ("labels", "geen")],
)
def test_a_field_that_is_wrong_keeps_what_was_typed(client, session, board, field, value):
    answer = client.post(f"{HOME}/nieuw", data=form_of(**{"introduction": "Langs zes bedrijven.", field: value}))
    assert answer.status_code == 422
    assert session.query(NewsItem).count() == 0


def test_signs_that_no_feed_can_hold_are_left_out(client, session, board):
    client.post(f"{HOME}/nieuw", data=form_of(title="Fiets\x0b\x1froute", introduction="In\x02leiding"))
    assert (only_item(session).title, only_item(session).introduction) == ("Fietsroute", "Inleiding")


def test_a_picture_needs_words(client, session, board):
    answer = client.post(f"{HOME}/nieuw", data=form_of(picture_file=picture()))
    assert answer.status_code == 422
    assert session.query(TextPicture).count() == 0


def test_a_picture_comes_with_the_item(client, session, board):
    client.post(f"{HOME}/nieuw", data=form_of(picture_file=picture(), picture_alt="Een zaal"))
    assert only_item(session).picture.alt == "Een zaal"


def test_a_preview_keeps_nothing(client, session, board):
    answer = client.post(f"{HOME}/nieuw", data=form_of(preview="text"))
    assert "<strong>route</strong>" in page_of(answer)
    assert session.query(NewsItem).count() == 0


def test_a_change_shows_in_the_form_first(client, item):
    page = page_of(client.get(f"{HOME}/{item.id}/wijzigen"))
    assert 'value="Nieuwe fietsroute"' in page


def test_a_change_of_what_is_published_is_seen_at_once(client, association, board):
    item = make_news(Body(association.id), introduction="Oud")
    client.post(f"{HOME}/{item.id}/wijzigen", data=form_of(version=item.version))
    assert "Langs zes bedrijven." in page_of(client.get(f"/nieuws/2026/03/{item.slug}"))


def test_labels_and_related_news_are_kept(client, session, item):
    label, other = make_label(), make_news()
    data = form_of(version=item.version, labels=[label.key], related=[str(other.id), "abc"])
    client.post(f"{HOME}/{item.id}/wijzigen", data=data)
    page = page_of(client.get(f"{HOME}/{item.id}/wijzigen"))
    assert f'value="{other.id}" checked' in page
    assert item.labels == [label]


def test_without_script_the_picker_finds_news(client, session, item):
    other = make_news(title="Bankjes langs de oever")
    data = form_of(version=item.version, **{"related-search": "bankjes", "related-search-button": ""})
    data["related"] = [str(make_draft(title="Nog onder embargo").id)]  # a number that was guessed
    page = page_of(client.post(f"{HOME}/{item.id}/wijzigen", data=data))
    assert "embargo" not in page
    assert f'name="related" value="{other.id}"' in page


def test_with_script_the_picker_asks_for_titles(client, board):
    other = make_news(title="Bankjes langs de oever")
    answer = client.get(f"{HOME}/suggesties?q=bankjes")
    assert answer.json == [{"value": str(other.id), "label": other.title}]


def test_of_two_editors_the_second_keeps_their_words_and_sees_the_difference(client, session, item):
    seen = item.version
    change(item, some_details(title="Van de ander"), seen_version=seen, by=make_desk_member(), at=NOON)
    answer = client.post(f"{HOME}/{item.id}/wijzigen", data=form_of(version=seen, title="Van mij"))
    page = page_of(answer)
    assert answer.status_code == 409
    assert "Van mij" in page
    assert "Van de ander" in page
    assert item.title == "Van de ander"


def test_saving_once_more_replaces_on_purpose(client, session, item):
    seen = item.version
    change(item, some_details(title="Van de ander"), seen_version=seen, by=make_desk_member(), at=NOON)
    page = page_of(client.post(f"{HOME}/{item.id}/wijzigen", data=form_of(version=seen, title="Van mij")))
    shown = page.partition('name="version" type="hidden" value="')[2].partition('"')[0]
    answer = client.post(f"{HOME}/{item.id}/wijzigen", data=form_of(version=shown, title="Van mij"))
    assert (answer.status_code, item.title) == (303, "Van mij")


def test_publishing_shows_it_to_everybody(client, item):
    client.post(f"{HOME}/{item.id}/publiceren")
    assert item.status is NewsStatus.PUBLISHED
    client.sign_out()
    assert "Nieuwe fietsroute" in page_of(client.get("/nieuws"))


def test_planning_takes_the_time_of_amsterdam(client, clock, item):
    client.post(f"{HOME}/{item.id}/inplannen", data={"moment": "2026-07-01T09:00"})
    assert (item.status, item.publish_at.hour) == (NewsStatus.SCHEDULED, 7)


@pytest.mark.parametrize("moment", ["2026-03-29T02:30", "2026-10-25T02:30", "", "morgen", "0001-01-01T00:00"])
def test_a_moment_that_is_none_is_refused(client, clock, item, moment):
    answer = client.post(f"{HOME}/{item.id}/inplannen", data={"moment": moment})
    assert answer.status_code == 422
    assert item.status is NewsStatus.DRAFT


def test_what_is_planned_can_be_made_a_draft_again(client, clock, item):
    client.post(f"{HOME}/{item.id}/inplannen", data={"moment": "2026-07-01T09:00"})
    client.post(f"{HOME}/{item.id}/terughalen")
    assert (item.status, item.publish_at) == (NewsStatus.DRAFT, None)


def test_archiving_takes_it_off_the_site(client, association, board):
    item = make_news(Body(association.id))
    client.post(f"{HOME}/{item.id}/archiveren")
    assert client.get(f"/nieuws/2026/03/{item.slug}").status_code == 410


@pytest.mark.parametrize(
    ("status", "act"),
    [
        (NewsStatus.DRAFT, "archiveren"),
        (NewsStatus.DRAFT, "terughalen"),
        (NewsStatus.PUBLISHED, "publiceren"),
        (NewsStatus.PUBLISHED, "inplannen"),
        (NewsStatus.PUBLISHED, "weggooien"),
        (NewsStatus.ARCHIVED, "archiveren"),
    ],
)
def test_a_move_that_is_not_allowed_has_no_button_and_no_address(client, association, board, status, act):
    make = make_draft if status is NewsStatus.DRAFT else make_news
    item = make(Body(association.id), status=status)
    assert f"/{act}" not in page_of(client.get(f"{HOME}/{item.id}"))
    assert client.post(f"{HOME}/{item.id}/{act}").status_code == 404


def test_a_draft_is_thrown_away(client, session, item):
    client.post(f"{HOME}/{item.id}/weggooien")
    assert session.query(NewsItem).count() == 0


def test_the_list_narrows_by_status(client, association, board):
    draft, published = make_draft(Body(association.id)), make_news(Body(association.id))
    page = page_of(client.get(f"{HOME}?status=published"))
    assert published.title in page
    assert draft.title not in page


def test_an_empty_list_says_what_to_do(client, board):
    assert f'href="{HOME}/nieuw"' in page_of(client.get(HOME))


def test_versions_are_compared_word_by_word_and_brought_back(client, session, item, board):
    change(item, some_details(title="Langere fietsroute"), seen_version=item.version, by=board, at=NOON)
    session.flush()
    assert "Sanne Dijk" in page_of(client.get(f"{HOME}/{item.id}/versies"))
    page = page_of(client.get(f"{HOME}/{item.id}/versies/1"))
    assert "<ins>" in page
    client.post(f"{HOME}/{item.id}/versies/1/terugzetten", data={"version": item.version})
    assert item.title == "Nieuwe fietsroute"


@pytest.mark.parametrize("number", [0, 2, 999])
def test_a_version_that_is_not_there_has_no_page(client, item, number):
    assert client.get(f"{HOME}/{item.id}/versies/{number}").status_code == 404


def test_a_list_of_editors_takes_few_queries(client, association, board, count_queries):
    for day in range(25):
        make_news(Body(association.id), at=NOON - timedelta(days=day))
    with count_queries() as queries:
        client.get(HOME)
    assert len(queries) <= 12
