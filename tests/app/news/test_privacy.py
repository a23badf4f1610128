"""What news holds of the person who wrote it."""

from app.news.privacy import collect, erase
from app.news.revisions import revisions_of
from app.news.services import write
from app.news.sharing import share
from app.organisations.bodies import REGION, Body
from tests.app.news.writing import some_details
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.news import make_news
from tests.factories.organisations import make_association


def test_a_person_gets_what_they_wrote_and_shared(session):
    person, other = make_desk_member(), make_news()
    write(some_details(), REGION, by=person, at=NOON)
    share(other, Body(make_association().id), by=person, at=NOON)
    moment = NOON.isoformat()
    assert collect(person) == [
        {"written": "Nieuwe fietsroute", "at": moment},
        {"saved": "Nieuwe fietsroute", "at": moment},
        {"shared": other.title, "at": moment},
    ]


def test_of_others_a_person_gets_nothing(session):
    write(some_details(), REGION, by=make_desk_member(), at=NOON)
    assert collect(make_user()) == []


def test_after_erasure_the_text_stays_without_a_name(session):
    person, other = make_desk_member(), make_news()
    item = write(some_details(), REGION, by=person, at=NOON)
    share(other, Body(make_association().id), by=person, at=NOON)
    assert len(erase(person)) == 1
    session.expire_all()
    assert (item.made_by_id, other.shares[0].shared_by_id) == (None, None)
    assert [name for _revision, name in revisions_of(item)] == [None]


def test_who_wrote_nothing_leaves_nothing(session):
    assert erase(make_user()) == []
