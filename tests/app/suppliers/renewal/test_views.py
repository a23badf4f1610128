"""One click from the mail, and the buttons on "my firm"."""

import re
from datetime import timedelta

import pytest

from app.audit.services import trail
from app.core.clock import local_date
from app.core.slugs import slug
from app.suppliers.kinds import EditorRole
from app.suppliers.kinds import ProfileStatus as S
from app.suppliers.models import SupplierEditor
from app.suppliers.renewal.tokens import confirm_token
from app.suppliers.revisions.models import RevisionStatus
from app.suppliers.standing import due_on, start_of
from tests.conftest import NOON
from tests.factories import save
from tests.factories.accounts import make_user
from tests.factories.revisions import make_proposal
from tests.factories.suppliers import make_listed

NEARLY_A_YEAR_AGO = NOON - timedelta(days=340)


@pytest.fixture(autouse=True)
def noon(session, clock):
    """Links and dates compare with the clock."""


@pytest.fixture
def firm():
    return make_listed(make_user(language="en"), confirmed_at=NEARLY_A_YEAR_AGO)


def link(firm, reader=None, due=None) -> str:
    owner = reader or firm.editors[0].user
    return f"/bevestigen/{confirm_token(firm, owner, due or due_on(firm.confirmed_at))}"


def test_the_mail_leads_to_a_page_and_its_button_confirms_without_signing_in(client, firm, mailbox):
    [mail] = mailbox()
    address = re.search(r"/bevestigen/\S+", mail.text).group()
    assert "Klopt dit nog?" in client.get(address).text or "still right" in client.get(address).text
    assert firm.confirmed_at == NEARLY_A_YEAR_AGO  # looking changes nothing
    assert client.post(address).status_code == 200
    assert firm.confirmed_at == NOON


def test_the_page_shows_what_the_public_sees_and_no_more(client, firm):
    firm.email = "geheim@deheg.example"
    html = client.get(link(firm)).text
    assert firm.description_nl in html
    assert "geheim@deheg.example" not in html


def test_it_is_noted_whose_link_it_was(client, firm):
    owner = firm.editors[0].user
    client.post(link(firm))
    [entry] = trail(firm)
    assert (entry.action, entry.actor_id, entry.values.content) == ("supplier.confirmed", owner.id, {"how": "mail"})


def test_a_link_works_once(client, firm):
    address = link(firm)
    client.post(address)
    answer = client.get(address)
    assert answer.status_code == 410
    assert firm.display_name in answer.text
    assert client.post(address).status_code == 410


def test_a_link_of_another_due_date_does_not_work(client, firm):
    assert client.post(link(firm, due=due_on(NOON))).status_code == 410
    assert firm.confirmed_at == NEARLY_A_YEAR_AGO


def test_a_link_of_somebody_who_no_longer_acts_for_the_firm_tells_nothing(client, firm):
    answer = client.get(link(firm, reader=make_user()))
    assert answer.status_code == 410
    assert firm.display_name not in answer.text


@pytest.mark.parametrize("token", ["x", "WzEsMSwiMjAyNy0wMy0xNiJd.aaaa.bbbb", "🌳"])
def test_a_cut_link_gets_a_page_that_helps(client, token):
    answer = client.get(f"/bevestigen/{token}")
    assert answer.status_code == 410
    assert "/mijn-bedrijven" in answer.text


def test_an_old_link_no_longer_works(client, firm, clock):
    address = link(firm)
    clock(NOON + timedelta(days=25 + 121))
    assert client.post(address).status_code == 410


def test_a_lapsed_firm_is_listed_again_by_confirming(client, clock):
    firm = make_listed(confirmed_at=NOON - timedelta(days=400), status=S.LAPSED)
    assert client.post(link(firm)).status_code == 200
    assert (firm.status, firm.is_public) == (S.LISTED, True)


def test_a_firm_that_has_lapsed_today_is_confirmed_before_the_worker_came(client):
    firm = make_listed(confirmed_at=NOON - timedelta(days=393))
    client.sign_in(firm.editors[0].user)
    client.post(f"/mijn-bedrijven/{firm.id}/bevestigen")
    assert (firm.status, firm.confirmed_at) == (S.LISTED, NOON)


def test_confirming_a_suspended_firm_leaves_it_suspended(client):
    firm = make_listed(
        confirmed_at=NEARLY_A_YEAR_AGO, status=S.SUSPENDED, suspended_until=local_date(NOON) + timedelta(days=9)
    )
    client.sign_in(firm.editors[0].user)
    client.post(f"/mijn-bedrijven/{firm.id}/bevestigen")
    assert (firm.status, firm.confirmed_at) == (S.SUSPENDED, NOON)


def test_my_firm_has_the_button(client, firm):
    client.sign_in(firm.editors[0].user)
    assert f"/mijn-bedrijven/{firm.id}/bevestigen" in client.get(f"/mijn-bedrijven/{firm.id}").text


def test_an_owner_takes_the_firm_out_of_the_register_and_begins_again(client, firm):
    client.sign_in(firm.editors[0].user)
    assert client.get(f"/mijn-bedrijven/{firm.id}/uitschrijven").status_code == 200
    client.post(f"/mijn-bedrijven/{firm.id}/uitschrijven")
    assert firm.status is S.WITHDRAWN
    client.post(f"/mijn-bedrijven/{firm.id}/opnieuw")
    assert (firm.status, firm.verified_at) == (S.DRAFT, None)


def test_an_editor_does_not_take_the_firm_out(client, firm):
    editor = make_user()
    save(SupplierEditor(supplier_id=firm.id, user_id=editor.id, role=EditorRole.EDITOR, since=NOON))
    client.sign_in(editor)
    assert client.post(f"/mijn-bedrijven/{firm.id}/uitschrijven").status_code == 404


def test_the_public_page_of_a_lapsed_firm_says_so_for_half_a_year(client, clock):
    firm = make_listed(confirmed_at=start_of(local_date(NOON)) - timedelta(days=393))
    url = f"/leveranciers/{firm.id}/{slug(firm.display_name)}"
    page = client.get(url)
    assert (page.status_code, firm.description_nl in page.text) == (200, False)
    clock(NOON + timedelta(days=183))
    client.sign_in(make_user())
    assert client.get(url).status_code == 404


def test_the_badge_fades_after_the_due_date(client):
    firm = make_listed(confirmed_at=NOON - timedelta(days=366))
    url = f"/leveranciers/{firm.id}/{slug(firm.display_name)}"
    html = client.get(url, headers={"Accept-Language": "en"}).text
    assert "confirmation expired since" in html
    assert "badge--success" not in html


@pytest.mark.parametrize("days", [366, 400])
def test_who_is_late_reads_it_first_and_finds_one_button(client, days):
    firm = make_listed(confirmed_at=NOON - timedelta(days=days))
    client.sign_in(firm.editors[0].user)
    html = client.get(f"/mijn-bedrijven/{firm.id}").text
    assert html.count(f'action="/mijn-bedrijven/{firm.id}/bevestigen"') == 1
    assert html.index(f"/mijn-bedrijven/{firm.id}/bevestigen") < html.index("<h2")


def test_the_list_of_ones_firms_asks_for_the_late_confirmation_too(client, firm):
    late = make_listed(firm.editors[0].user, confirmed_at=NOON - timedelta(days=366))
    client.sign_in(firm.editors[0].user)
    html = client.get("/mijn-bedrijven").text
    assert f"/mijn-bedrijven/{late.id}/bevestigen" in html
    assert f"/mijn-bedrijven/{firm.id}/bevestigen" not in html


@pytest.mark.parametrize("status", [S.LAPSED, S.SUSPENDED, S.WITHDRAWN])
def test_a_firm_that_is_out_of_sight_is_reached_from_the_list(client, status):
    firm = make_listed(confirmed_at=NOON, status=status, suspended_until=local_date(NOON) + timedelta(days=9))
    client.sign_in(firm.editors[0].user)
    assert f'href="/mijn-bedrijven/{firm.id}"' in client.get("/mijn-bedrijven").text


def test_leaving_the_register_takes_back_the_changes_that_waited(client, firm):
    proposal = make_proposal(firm)
    client.sign_in(firm.editors[0].user)
    client.post(f"/mijn-bedrijven/{firm.id}/uitschrijven")
    assert (firm.status, proposal.status) == (S.WITHDRAWN, RevisionStatus.WITHDRAWN)
