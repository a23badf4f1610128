"""News, each made for a circle of people. THINGS holds the lines of the table in things.py."""

from app.core.clock import now
from app.core.db import session
from app.news.models import NewsItem, NewsStatus
from app.news.revisions import keep
from app.news.sharing import share
from app.organisations.bodies import REGION, Body
from tests.factories import next_number
from tests.factories.news import make_draft, make_news
from tests.factories.texts import make_label
from tests.permissions.circles import BOARD_MEMBER, DESK, Circle
from tests.permissions.thing import Maker, Thing, thing


def _board(circle: Circle) -> Body:
    return Body(circle.association_id)


def draft_of_news_of_the_association(circle: Circle) -> Thing:
    return thing(item_id=make_draft(_board(circle)).id)


def news_of_the_association(circle: Circle) -> Thing:
    return thing(item_id=make_news(_board(circle)).id)


def news_of_the_municipality(circle: Circle) -> Thing:
    return thing(item_id=make_news(Body(None, circle.municipality_code)).id)


def news_of_the_region(_circle: Circle) -> Thing:
    return thing(item_id=make_news(REGION).id)


def planned_news_of_the_association(circle: Circle) -> Thing:
    return thing(item_id=make_draft(_board(circle), status=NewsStatus.SCHEDULED, publish_at=now()).id)


def version_of_news_of_the_association(circle: Circle) -> Thing:
    item = make_draft(_board(circle))
    keep(item, by=circle.person(BOARD_MEMBER), at=now())
    return thing(item_id=item.id, number=1)


def news_of_the_region_that_the_association_shares(circle: Circle) -> Thing:
    item = make_news(REGION)
    share(item, _board(circle), by=circle.person(DESK), at=now())
    session.refresh(item)
    return thing(item_id=item.id, share_id=item.shares[0].id)


def _address_of(item: NewsItem) -> Thing:
    return thing(year=item.year, month=item.month, slug=item.slug)


def address_of_news(circle: Circle) -> Thing:
    return _address_of(make_news(_board(circle)))


def month_with_news(circle: Circle) -> Thing:
    item = make_news(_board(circle))
    return thing(year=item.year, month=item.month)


def month_with_news_of_the_association(circle: Circle) -> Thing:
    item = make_news(_board(circle))
    return thing(body_key=item.body.key, year=item.year, month=item.month)


def association_with_news(circle: Circle) -> Thing:
    return thing(body_key=make_news(_board(circle)).body.key)


def label_of_news(_circle: Circle) -> Thing:
    return thing(label_key=make_label(f"label-{next_number()}").key)


PUBLISHED = (news_of_the_association, news_of_the_municipality, news_of_the_region)

THINGS: dict[str, tuple[Maker, ...]] = {
    # by parameters
    "item_id": (draft_of_news_of_the_association, *PUBLISHED),
    "item_id number": (version_of_news_of_the_association,),
    "item_id share_id": (news_of_the_region_that_the_association_shares,),
    # by endpoint, where the parameters say too little
    "news.all_news": (month_with_news,),
    "news.feed_of_body": (association_with_news,),
    "news.feed_of_label": (label_of_news,),
    "news.item": (address_of_news,),
    "news.labelled": (label_of_news,),
    "news.of_body": (month_with_news_of_the_association,),
    "news_keeping.archive": PUBLISHED,
    "news_keeping.discard": (draft_of_news_of_the_association,),
    "news_keeping.schedule": (draft_of_news_of_the_association,),
    "news_keeping.share": PUBLISHED,
    "news_keeping.take_back": (planned_news_of_the_association,),
}
