"""What is asked of the news, and how often the database is."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from app.news.models import NewsItem, NewsRelation, NewsStatus
from app.news.queries import Scope, archive, kept_by, last_change, latest, published_titled, related_to
from app.organisations.bodies import REGION, Body
from tests.conftest import NOON
from tests.factories import save
from tests.factories.accounts import make_board_member
from tests.factories.news import PUBLISHED_AT, make_draft, make_news
from tests.factories.organisations import make_association
from tests.factories.texts import make_label


def at(year, month):
    return datetime(year, month, 15, 12, tzinfo=UTC)


def relate(item, other, rank=0):
    save(NewsRelation(item_id=item.id, other_id=other.id, rank=rank))


def test_the_archive_counts_by_month_newest_first_without_empty_ones(session, count_queries):
    for moment in (at(2018, 1), at(2018, 1), at(2018, 11), at(2021, 4)):
        make_news(at=moment)
    make_news(at=at(2019, 5), status=NewsStatus.ARCHIVED)
    with count_queries() as queries:
        years = archive(Scope())
    assert [(year.number, year.months) for year in years] == [(2021, ((4, 1),)), (2018, ((11, 1), (1, 2)))]
    assert len(queries) == 1


def test_the_archive_shows_all_years_from_within_one(session):
    make_news(at=at(2018, 1))
    make_news(at=at(2021, 4))
    assert [year.number for year in archive(Scope(year=2018, month=1))] == [2021, 2018]


def test_a_list_is_newest_first(session):
    old, new = make_news(at=at(2018, 1)), make_news(at=at(2021, 4))
    assert latest(Scope(), 5) == [new, old]


@pytest.mark.parametrize("status", [each for each in NewsStatus if each is not NewsStatus.PUBLISHED])
def test_only_what_is_published_stands_in_lists(session, status):
    make_news(status=status)
    assert latest(Scope(), 5) == []


def test_the_region_has_its_own_list_besides_that_of_all(session):
    own = make_news()
    make_news(Body(make_association().id))
    assert latest(Scope(body=REGION), 5) == [own]


def test_news_is_found_under_its_label(session):
    item = make_news(labels=[label := make_label()])
    make_news()
    assert latest(Scope(label=label), 5) == [item]


def test_what_the_editor_chose_stands_first_and_alone(session):
    label = make_label()
    item, chosen, alike = make_news(labels=[label]), make_news(), make_news(labels=[label])
    relate(item, chosen)
    assert related_to(item) == [chosen]
    assert alike not in related_to(item)


def test_what_the_editor_chose_keeps_its_order(session):
    item, first, second = make_news(), make_news(at=at(2018, 1)), make_news()
    relate(item, first, 0)
    relate(item, second, 1)
    assert related_to(item) == [first, second]


def test_a_chosen_one_that_was_archived_gives_way_to_labels(session):
    label = make_label()
    item, alike = make_news(labels=[label]), make_news(labels=[label])
    relate(item, make_news(status=NewsStatus.ARCHIVED))
    assert related_to(item) == [alike]


def test_without_a_choice_most_labels_in_common_win(session, count_queries):
    one, two = make_label("een", "Een"), make_label("twee", "Twee")
    item = make_news(labels=[one, two])
    newer, nearer = make_news(labels=[one]), make_news(labels=[one, two], at=at(2018, 1))
    make_news()
    session.flush()
    with count_queries() as queries:
        assert related_to(item) == [nearer, newer]
    assert len(queries) == 1


def test_an_item_without_labels_or_choice_has_nothing_beside_it(session):
    make_news(labels=[make_label()])
    assert related_to(make_news()) == []


def test_an_editor_sees_the_news_of_their_own_body_alone(session):
    association = make_association()
    own = make_draft(Body(association.id))
    make_draft()
    assert list(session.scalars(kept_by(make_board_member(association), None)).unique()) == [own]


def test_signs_of_a_pattern_are_plain_in_the_search_for_titles(session):
    make_news(title="Honderd procent")
    found = make_news(title="100% lokaal")
    assert published_titled("%") == [found]


def test_a_feed_changed_when_something_was_archived(session):
    make_news(changed_at=NOON)
    make_news(changed_at=NOON + timedelta(days=1), status=NewsStatus.ARCHIVED)
    assert last_change(Scope()) == NOON + timedelta(days=1)


def many(count):
    """Straight into the table: a factory takes a millisecond each."""
    for number in range(count):
        yield {
            "title": f"Bericht {number}",
            "uid": f"urn:uuid:{number}",
            "introduction": "Inleiding",
            "text": "Tekst",
            "language": "nl",
            "authors": "bestuur",
            "status": NewsStatus.PUBLISHED,
            "publish_at": PUBLISHED_AT - timedelta(hours=number),
            "year": 2000 + number % 26,
            "month": 1 + number % 12,
            "slug": f"bericht-{number}",
            "made_at": NOON,
            "changed_at": NOON,
            "version": 1,
        }


def test_pages_of_five_thousand_items_take_a_few_queries(client, session, count_queries):
    session.execute(insert(NewsItem), list(many(5000)))
    for path in ("/nieuws", "/nieuws?blad=200", "/nieuws/2010", "/nieuws/van/regio", "/nieuws/feed.atom"):
        with count_queries() as queries:
            assert client.get(path).status_code == 200
        assert len(queries) <= 12, path
