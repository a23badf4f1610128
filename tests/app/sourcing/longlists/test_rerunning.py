"""A frozen search asked again."""

from datetime import timedelta

import pytest

from app.sourcing.longlists.rerunning import Gone, rerun
from app.sourcing.queries import entries_of, longlists_of, searches_of
from app.suppliers.kinds import ProfileStatus
from tests.app.sourcing.pages import longlist_url, text_of
from tests.factories import save
from tests.factories.sourcing import (
    DE_BILT,
    NOON,
    change_profile,
    engine_with,
    make_buyer,
    make_file,
    make_listed_firm,
    make_longlist,
)

pytestmark = pytest.mark.usefixtures("session", "clock")


@pytest.fixture
def three():
    return [make_listed_firm() for _ in range(3)]


def asked_again(longlist, *firms):
    return rerun(longlist, engine_with(*firms), by=longlist.file.owner, at=NOON + timedelta(days=30))


def test_nothing_changed_is_said_so(three):
    longlist = make_longlist(make_file(), *three)
    assert asked_again(longlist, *three).is_same


def test_it_tells_who_came_and_who_left(three):
    longlist = make_longlist(make_file(), *three[:2])
    found = asked_again(longlist, *three[1:])
    assert [each.firm for each in found.came] == [three[2].display_name]
    assert [(each.entry.supplier_id, each.why) for each in found.left] == [(three[0].id, Gone.NOT_FOUND)]


def test_a_firm_that_is_no_longer_listed_left_for_that_reason(three):
    longlist = make_longlist(make_file(), *three)
    three[0].status = ProfileStatus.WITHDRAWN
    save(three[0])
    assert [each.why for each in asked_again(longlist, *three).left] == [Gone.NOT_LISTED]


def test_it_names_the_fields_that_changed(three):
    longlist = make_longlist(make_file(), *three)
    change_profile(three[0], description_nl="Wij doen alleen nog daken.")
    (changed,) = asked_again(longlist, *three).changed
    assert changed.entry.supplier_id == three[0].id
    assert [str(field) for field in changed.fields] == ["Omschrijving in het Nederlands"]


def test_the_longlist_stays_and_the_search_is_logged(three):
    longlist = make_longlist(make_file(), *three)
    searches = len(searches_of(longlist.file))
    asked_again(longlist, *three[:1])
    assert len(entries_of(longlist)) == 3
    assert len(searches_of(longlist.file)) == searches + 1


def test_the_page_compares_and_freezes_anew(client, buyer, firms, three):
    longlist = make_longlist(make_file(buyer), *three[:2])
    firms(*three)
    page = text_of(client.get(f"{longlist_url(longlist)}/opnieuw"))
    assert f"{three[2].display_name}, nu plaats" in page
    client.post(f"{longlist_url(longlist)}/opnieuw")
    assert [len(entries_of(each)) for each in longlists_of(longlist.file)] == [2, 3]


def test_a_buyer_of_another_municipality_cannot_ask(client, three):
    longlist = make_longlist(make_file(), *three)
    client.sign_in(make_buyer(DE_BILT))
    assert client.get(f"{longlist_url(longlist)}/opnieuw").status_code in (403, 404)
