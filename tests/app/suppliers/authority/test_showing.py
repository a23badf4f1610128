"""What shows that somebody acts for a firm."""

import pytest

from app.suppliers.authority import Authority, authority_of
from tests.factories.accounts import make_user
from tests.factories.suppliers import make_draft

pytestmark = pytest.mark.usefixtures("session")


@pytest.mark.parametrize(
    ("email", "website", "expected"),
    [
        ("sanne@deheg.example", "https://www.deheg.example/contact", Authority.MAIL_AT_DOMAIN),
        ("sanne@deheg.example", "https://deheg.example", Authority.MAIL_AT_DOMAIN),
        ("sanne@mail.deheg.example", "https://deheg.example", Authority.TO_BE_CHECKED),
        ("sanne@notdeheg.example", "https://deheg.example", Authority.TO_BE_CHECKED),
        ("sanne@gmail.com", "https://gmail.com", Authority.TO_BE_CHECKED),
        ("sanne@deheg.example", None, Authority.TO_BE_CHECKED),
    ],
)
def test_confirmed_mail_at_the_domain_of_the_website_shows_it(email, website, expected):
    assert authority_of(make_draft(make_user(email=email), website=website)) is expected


def test_mail_that_was_not_confirmed_shows_nothing():
    stranger = make_user(email="sanne@deheg.example", confirmed_at=None)
    assert authority_of(make_draft(stranger, website="https://deheg.example")) is Authority.TO_BE_CHECKED
