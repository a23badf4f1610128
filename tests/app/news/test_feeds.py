"""Atom feeds, as two readers see them: feedparser, and a check of what RFC 4287 demands."""

from datetime import timedelta
from xml.etree.ElementTree import fromstring

import feedparser
import pytest

from app.core.db import session as database
from app.news.models import NewsStatus
from app.news.sharing import share
from app.organisations.bodies import Body
from tests.app.news.atom import ATOM, breaches
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member
from tests.factories.news import make_news
from tests.factories.organisations import make_association, make_region
from tests.factories.texts import make_label, make_picture

BAD_TEXTS = [
    "<script>alert(1)</script>",
    "[klik](javascript:alert(1))",
    '<img src=x onerror="alert(1)">',
    "[a](//elders.example/x) [b](#noot) [c](mailto:a@example.nl) [d](http://[)",
    "| a | b |\n|---|---|\n" + "| x | y |\n" * 300,
    "]]> & &amp; \x0b \ufffe \U0001f33b",
    "",
]


@pytest.fixture
def body(session):
    make_region()
    return Body(make_association(name="De Kring").id)


def fetched(client, path="/nieuws/feed.atom", **headers):
    return client.get(path, headers=headers)


def entries(client, path="/nieuws/feed.atom"):
    return feedparser.parse(fetched(client, path).data).entries


def everything(body):
    return make_news(
        body, labels=[make_label("energie", "Energie & zo")], picture=make_picture(), authors="bestuur <1>"
    )


@pytest.mark.parametrize("text", BAD_TEXTS, ids=range(len(BAD_TEXTS)))
def test_a_feed_is_a_feed_whatever_stands_in_a_text(client, body, text):
    make_news(body, text=text, title=f"A & B < C {text}"[:100])
    answer = fetched(client)
    assert breaches(answer.data) == []
    assert not feedparser.parse(answer.data).bozo


@pytest.mark.parametrize("text", BAD_TEXTS[:3], ids=range(3))
def test_nothing_in_a_feed_runs(client, body, text):
    make_news(body, text=text)
    raw = fromstring(fetched(client).data).findtext(f"{ATOM}entry/{ATOM}content")
    assert not [word for word in ("<script", 'javascript:"', "<img", 'href="javascript') if word in raw]


@pytest.mark.parametrize("place", ["", "van/{body}/", "label/energie/"])
def test_there_is_a_feed_of_the_region_of_a_body_and_of_a_label(client, body, place):
    item = everything(body)
    path = f"/nieuws/{place.format(body=body.key)}feed.atom"
    answer = fetched(client, path)
    assert answer.mimetype == "application/atom+xml"
    assert breaches(answer.data) == []
    parsed = feedparser.parse(answer.data)
    assert (parsed.bozo, [entry.id for entry in parsed.entries]) == (False, [item.uid])


def test_an_entry_says_what_the_page_says(client, body):
    item = everything(body)
    entry = entries(client)[0]
    assert (entry.title, entry.author, entry.summary) == (item.title, "bestuur <1>", "Een inleiding.")
    assert [tag.term for tag in entry.tags] == ["energie"]
    assert "<strong>bericht</strong>" in entry.content[0].value
    assert entry.published == "2026-03-02T09:00:00Z"


def test_every_address_in_a_feed_is_absolute(client, body):
    make_news(body, text="[hier](/netwerk) en [daar](//elders.example/x)", picture=make_picture())
    raw = fromstring(fetched(client).data).findtext(f"{ATOM}entry/{ATOM}content")
    base = client.application.extensions["config"].BASE_URL
    assert f'href="{base}/netwerk"' in raw
    assert f'src="{base}/beeld/tekst/' in raw
    assert 'href="/' not in raw


def test_the_id_of_an_entry_outlives_a_change(client, session, body):
    item = everything(body)
    before = entries(client)[0].id
    item.title, item.slug = "Anders", "ook-een-ander-adres"
    session.flush()
    assert entries(client)[0].id == before


def test_a_shared_item_stands_in_both_feeds_with_one_address_and_its_origin(client, body):
    other = Body(make_association(name="De Overkant").id)
    share(make_news(body), other, by=make_desk_member(), at=NOON)
    own, theirs = (entries(client, f"/nieuws/van/{each.key}/feed.atom")[0] for each in (body, other))
    assert (theirs.id, theirs.link) == (own.id, own.link)
    assert "source" not in own
    assert theirs.source.id.endswith(f"/nieuws/van/{body.key}/feed.atom")


def test_an_archived_item_leaves_the_feed(client, body):
    make_news(body, status=NewsStatus.ARCHIVED)
    assert entries(client) == []


def test_a_feed_without_entries_is_a_feed(client, body):
    answer = fetched(client, f"/nieuws/van/{body.key}/feed.atom")
    assert breaches(answer.data) == []


def test_a_reader_that_has_the_newest_gets_304(client, body):
    make_news(body, changed_at=NOON)
    first = fetched(client)
    by_tag = fetched(client, **{"If-None-Match": first.headers["ETag"]})
    by_date = fetched(client, **{"If-Modified-Since": first.headers["Last-Modified"]})
    assert [answer.status_code for answer in (by_tag, by_date)] == [304, 304]
    assert by_tag.data == b""


def test_a_change_ends_the_304(client, body):
    item = make_news(body, changed_at=NOON)
    first = fetched(client)
    item.title, item.changed_at = "Anders", NOON + timedelta(seconds=1)
    database.flush()
    by_tag = fetched(client, **{"If-None-Match": first.headers["ETag"]})
    by_date = fetched(client, **{"If-Modified-Since": first.headers["Last-Modified"]})
    assert [answer.status_code for answer in (by_tag, by_date)] == [200, 200]


def test_a_feed_is_the_same_for_every_language(client, body):
    make_news(body)
    answers = {fetched(client, **{"Accept-Language": code}).data for code in ("nl", "en")}
    assert len(answers) == 1


@pytest.mark.parametrize("path", ["/nieuws/van/niemand/feed.atom", "/nieuws/label/niets/feed.atom"])
def test_of_nobody_and_nothing_there_is_no_feed(client, session, path):
    assert fetched(client, path).status_code == 404
