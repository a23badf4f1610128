"""What the pages of a file with a long longlist ask of the database."""

import pytest

from app.sourcing.queries import decisions_of, longlists_of, shortlist_of
from app.sourcing.review.content import digest_of
from app.sourcing.review.models import ShortlistReview
from app.sourcing.rotation.services import propose
from app.sourcing.shortlists.lines import lines_of
from tests.app.sourcing.pages import longlist_url, url
from tests.factories import save
from tests.factories.procurement import make_choice, make_decided_file
from tests.factories.sourcing import NOON


@pytest.fixture(autouse=True)
def _noon(session, clock):
    """Files are opened at noon."""


def pages_of(firms):
    """The addresses of a file with so many firms, proposed and offered, and who looks."""
    file = make_decided_file(firms)
    make_choice(file)
    longlist = longlists_of(file)[0]
    propose(longlist, places=3, by=file.owner, at=NOON)
    offered = {"digest": digest_of(file, at=NOON), "offered_at": NOON, "offered_by_id": file.owner_id}
    review, listed = save(ShortlistReview(file_id=file.id, **offered)), longlist_url(longlist)
    own = {"overview": url(file), "shortlist": url(file, "shortlist"), "archive": url(file, "archief")}
    return file.owner, {
        **own,
        "longlist": listed,
        "proposal": f"{listed}/voorstel",
        "signature": url(file, "ondertekening", review.id),
    }


@pytest.mark.parametrize("place", ["overview", "longlist", "proposal", "shortlist", "signature", "archive"])
def test_a_page_asks_as_much_for_many_firms_as_for_few(client, session, count_queries, place):
    asked = []
    for firms in (3, 8):
        owner, addresses = pages_of(firms)
        client.sign_in(owner)
        client.get(addresses[place])  # what is looked up once, not for each page
        session.flush()
        session.expunge_all()
        with count_queries() as queries:
            assert client.get(addresses[place]).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 50


def test_the_shortlist_is_read_by_keys_and_not_out_of_the_longlists_of_all_files(count_queries):
    """A join inside a join makes SQLite write out every entry of every longlist first."""
    file = make_decided_file()
    with count_queries() as queries:
        shortlist_of(file)
    assert "JOIN (" not in queries[0]


def test_the_lines_of_a_shortlist_take_one_query_by_keys(count_queries):
    file = make_decided_file()
    with count_queries() as queries:
        assert [line.firm for line in lines_of(file)] == [decision.firm for decision in shortlist_of(file)]
    assert len(queries) == 2
    assert "JOIN (" not in queries[0]


def test_the_decisions_of_a_longlist_are_read_without_its_profiles(count_queries):
    file = make_decided_file()
    with count_queries() as queries:
        decisions_of(file)
    assert len(queries) == 1
    assert "supplier_version" not in queries[0]
