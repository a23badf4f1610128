"""Search engines get public pages only, and nothing with a contact person."""

import pytest

from app.accounts.tokens import confirmation_token
from app.core.slugs import slug
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.approvals import make_application
from tests.factories.suppliers import make_complete_draft, make_listed

HEADER = "X-Robots-Tag"


def test_a_public_profile_and_the_home_page_may_be_indexed(client, session):
    supplier = make_listed()
    for path in ("/", "/privacy", f"/leveranciers/{supplier.id}/{slug(supplier.name)}"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert HEADER not in answer.headers, path


def test_every_page_of_somebody_signed_in_is_kept_out(client, session):
    draft = make_complete_draft(contact_name="Noor Bakker")
    application = make_application(draft)
    client.sign_in(make_desk_member())
    answer = client.get(f"/aanvragen/{application.id}")
    assert "Noor Bakker" in answer.get_data(as_text=True)
    assert "noindex" in answer.headers[HEADER]


def test_links_of_mails_are_kept_out(client, session):
    token = confirmation_token(make_user(confirmed_at=None))
    assert "noindex" in client.get(f"/account/bevestigen/{token}").headers[HEADER]


@pytest.mark.parametrize("path", ["/account", "/bestaat-niet", "/gemeenten/grenzen.json"])
def test_what_is_no_page_for_everybody_is_kept_out(client, path):
    assert "noindex" in client.get(path).headers[HEADER]


def test_the_header_asks_the_database_nothing_more(client, session, count_queries):
    client.get("/privacy")
    with count_queries() as queries:
        client.get("/privacy")
    assert len(queries) <= 1  # the region
