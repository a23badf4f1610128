"""News in the search for texts, and in the newsletter."""

from datetime import timedelta

import pytest

from app.news.finding import KEY, file_all, present
from app.news.letter_lines import lasting, lines
from app.news.models import NewsStatus
from app.news.publishing import archive, publish
from app.news.services import change
from app.organisations.bodies import Body
from app.texts.finding import find
from tests.app.news.writing import some_details
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member
from tests.factories.news import make_draft, make_news
from tests.factories.organisations import make_association, make_region
from tests.factories.texts import make_label


@pytest.fixture
def editor(session):
    make_region()
    return make_desk_member()


def found(words):
    return [each.number for each in find(words, [KEY], limit=5)]


def test_what_is_published_is_found_by_its_words(editor):
    item = make_draft(title="Bankjes", text="Van **dakhout** gemaakt.")
    assert found("dakhout") == []
    publish(item, by=editor, at=NOON)
    assert found("dakhout") == [item.id]


def test_a_change_is_found_by_its_new_words_alone(session, editor):
    item = make_draft(title="Bankjes")
    publish(item, by=editor, at=NOON)
    change(item, some_details(title="Fietsroute"), seen_version=item.version, by=editor, at=NOON)
    assert (found("bankjes"), found("fietsroute")) == ([], [item.id])


def test_what_is_archived_is_found_no_more(editor):
    item = make_draft(title="Bankjes")
    publish(item, by=editor, at=NOON)
    archive(item, by=editor, at=NOON)
    assert found("bankjes") == []


def test_all_can_be_filed_anew(session):
    item = make_news(title="Bankjes")
    make_news(title="Bankjes", status=NewsStatus.ARCHIVED)
    assert file_all() == 1
    assert found("bankjes") == [item.id]


def test_a_card_says_where_it_is_from_and_of_when(session):
    item = make_news(Body(make_association(name="De Kring").id))
    card = present([item.id])[item.id]
    assert (card.title, card.meta) == (item.title, "2 maart 2026, De Kring")
    assert card.url == f"/nieuws/2026/03/{item.slug}"


def test_what_is_no_longer_published_has_no_card(session):
    item = make_news(status=NewsStatus.ARCHIVED)
    assert present([item.id, 999_999]) == {}


def test_the_search_box_finds_news_on_its_second_tab(client, editor):
    publish(make_draft(title="Bankjes langs de oever"), by=editor, at=NOON)
    assert "Bankjes" in client.get("/zoeken/teksten?q=bankjes").get_data(as_text=True)


def test_a_newsletter_gets_what_was_published_since_the_last_one(session):
    make_news(at=NOON - timedelta(days=7))
    item = make_news(at=NOON - timedelta(days=6), labels=[make_label("energie")])
    make_news(at=NOON + timedelta(days=1))
    (line,) = lines(NOON - timedelta(days=7), NOON)
    assert (line.number, line.topics) == (item.id, ("energie",))
    assert line.path == f"/nieuws/2026/03/{item.slug}"


def test_what_was_archived_goes_out_in_no_newsletter(session):
    item, withdrawn = make_news(), make_news(status=NewsStatus.ARCHIVED)
    assert lasting([item.id, withdrawn.id], NOON) == {item.id}
