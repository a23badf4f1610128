"""The pages about authority: the firm's, the desk's, and the link in the mail."""

import re
from datetime import timedelta

import pytest

from app.suppliers.authority import Authority, authority_of
from app.suppliers.authority.models import AuthorityLetter
from tests.conftest import NOON
from tests.factories.accounts import make_buyer, make_desk_member, make_user
from tests.factories.authority import code_of, make_letter
from tests.factories.suppliers import make_complete_draft, make_draft


@pytest.fixture(autouse=True)
def _at_noon(clock, session):
    """Links and codes have a last moment."""


@pytest.fixture
def owner(client):
    user = make_user()
    client.sign_in(user)
    return user


def page_of(supplier, what=""):
    return f"/mijn-bedrijven/{supplier.id}/bevoegdheid{what}"


def test_a_firm_asks_for_a_letter_and_types_in_its_code(client, owner, session):
    supplier = make_complete_draft(owner)
    client.post(page_of(supplier, "/brief"))
    code = code_of(session.query(AuthorityLetter).one())
    assert client.post(page_of(supplier, "/code"), data={"code": code}).status_code == 303
    assert authority_of(supplier) is Authority.LETTER


def test_what_cannot_be_a_code_costs_no_try_and_comes_back(client, owner, session):
    supplier = make_complete_draft(owner)
    letter = make_letter(supplier)
    answer = client.post(page_of(supplier, "/code"), data={"code": "ACDE-346"})
    assert answer.status_code == 422
    assert "ACDE346" in answer.text
    assert letter.tries == 0


def test_a_wrong_code_says_how_many_tries_are_left(client, owner):
    supplier = make_complete_draft(owner)
    letter = make_letter(supplier)
    wrong = "3" * 8 if code_of(letter) != "3" * 8 else "4" * 8
    answer = client.post(page_of(supplier, "/code"), data={"code": wrong})
    assert answer.status_code == 422
    assert "nog 4 pogingen" in answer.text


def test_an_expired_code_leads_to_a_new_letter(client, owner, clock):
    supplier = make_complete_draft(owner)
    code = code_of(make_letter(supplier))
    clock(NOON + timedelta(days=29))
    client.sign_in(owner)
    answer = client.post(page_of(supplier, "/code"), data={"code": code})
    assert answer.status_code == 422
    assert "Stuur mij een brief" in answer.text


def test_letters_cost_postage_so_the_third_one_has_to_wait(client, owner):
    supplier = make_complete_draft(owner)
    answers = [client.post(page_of(supplier, "/brief")).status_code for _ in range(3)]
    assert answers == [303, 303, 429]


@pytest.mark.parametrize("what", ["", "/brief", "/code", "/mail"])
def test_the_page_of_another_firm_does_not_exist(client, owner, what):
    address = page_of(make_complete_draft(), what)
    assert (client.post(address) if what else client.get(address)).status_code == 404


def follow_mail(client, supplier, mailbox):
    client.post(page_of(supplier, "/mail"), data={"email": "Info@DeHeg.example"})
    mail = mailbox()[-1]
    assert mail.recipient == "info@deheg.example"
    return re.search(r"/bevoegdheid/mail/\S+", mail.text).group()


def test_another_address_at_the_domain_is_confirmed_by_a_link_that_works_once(client, owner, mailbox):
    supplier = make_complete_draft(owner, website="https://www.deheg.example")
    link = follow_mail(client, supplier, mailbox)
    assert client.get(link).status_code == 200
    assert authority_of(supplier) is Authority.TO_BE_CHECKED  # looking at it is not enough
    assert client.post(link).status_code == 303
    assert authority_of(supplier) is Authority.MAIL_AT_DOMAIN
    assert client.post(link).status_code == 410


def test_the_link_shows_nothing_when_the_website_has_become_another_one(client, owner, mailbox, session):
    supplier = make_complete_draft(owner, website="https://deheg.example")
    link = follow_mail(client, supplier, mailbox)
    supplier.website = "https://anders.example"
    assert client.post(link).status_code == 410


def test_a_confirmed_address_stops_counting_with_the_domain(client, owner, mailbox):
    supplier = make_complete_draft(owner, website="https://deheg.example")
    client.post(follow_mail(client, supplier, mailbox))
    supplier.website = "https://anders.example"
    assert authority_of(supplier) is Authority.TO_BE_CHECKED


def test_the_link_is_for_the_account_that_asked_in_time_and_whole(client, owner, mailbox, monkeypatch):
    supplier = make_complete_draft(owner, website="https://deheg.example")
    link = follow_mail(client, supplier, mailbox)
    assert client.get(link[:-3]).status_code == 410
    client.sign_in(make_user())
    assert client.get(link).status_code == 410
    monkeypatch.setattr("app.suppliers.authority.tokens.MAIL_LASTS", timedelta(seconds=-1))
    client.sign_in(owner)
    assert client.get(link).status_code == 410


@pytest.mark.parametrize(
    ("website", "email"),
    [
        ("https://deheg.example", "info@elders.example"),
        ("https://gmail.com", "deheg@gmail.com"),
        (None, "info@deheg.example"),
        ("https://deheg.example", "info@notdeheg.example"),
    ],
)
def test_no_mail_goes_to_an_address_that_is_not_at_the_firms_own_domain(client, owner, mailbox, website, email):
    supplier = make_complete_draft(owner, website=website)
    answer = client.post(page_of(supplier, "/mail"), data={"email": email})
    assert answer.status_code == 422
    assert mailbox() == []


def test_the_desk_prints_a_letter_and_says_when_it_was_posted(client, session):
    letter = make_letter()
    client.sign_in(make_desk_member())
    assert letter.firm in client.get("/bevoegdheid/brieven").text
    pdf = client.get(f"/bevoegdheid/brieven/{letter.id}.pdf")
    assert pdf.data.startswith(b"%PDF")
    assert client.get("/bevoegdheid/brieven/alle.pdf").data.startswith(b"%PDF")
    client.post("/bevoegdheid/brieven", data={"letters": [letter.id], "posted_on": "2026-03-16"})
    assert letter.posted_on is not None
    assert client.get(f"/bevoegdheid/brieven/{letter.id}.pdf").status_code == 410
    assert letter.firm in client.get("/bevoegdheid/brieven?lijst=posted").text


def test_the_code_is_on_no_page(client, owner):
    supplier = make_complete_draft(owner)
    code = code_of(make_letter(supplier))
    pages = client.get(page_of(supplier)).text
    client.sign_in(make_desk_member())
    pages += client.get("/bevoegdheid/brieven").text
    assert code not in pages
    assert f"{code[:4]}-{code[4:]}" not in pages


@pytest.mark.parametrize("letters", [[], ["999"], ["x"]])
def test_marking_what_is_not_there_as_posted_changes_nothing(client, letters):
    letter = make_letter()
    client.sign_in(make_desk_member())
    answer = client.post("/bevoegdheid/brieven", data={"letters": letters, "posted_on": "2026-03-16"})
    assert answer.status_code in (404, 422)
    assert letter.posted_on is None


def test_letters_are_for_the_desk(client):
    letter = make_letter()
    client.sign_in(make_buyer())
    assert client.get("/bevoegdheid/brieven").status_code == 403
    assert client.get(f"/bevoegdheid/brieven/{letter.id}.pdf").status_code == 404


def test_a_firm_without_an_address_is_told_to_fill_it_in(client, owner):
    supplier = make_draft(owner)
    assert f"/aanmelden/{supplier.id}/plaats" in client.get(page_of(supplier)).text
