"""The pages of quotations in a file, as a browser without script sees them."""

from datetime import timedelta

import pytest

from app.accounts.models import Role
from app.audit.services import trail
from app.sourcing.quotations.queries import holder_in
from app.sourcing.quotations.scoring import sheet_of
from app.sourcing.roles.kinds import FileRoleKind
from tests.app.sourcing.pages import text_of, url
from tests.factories import save
from tests.factories.files import pdf
from tests.factories.procurement import make_declaration, make_locked_file, make_request, make_role_in
from tests.factories.quotations import AFTER, an_offer, hand_in, make_named_seal, make_openers, make_seal, open_all
from tests.factories.sourcing import DE_BILT, make_buyer, make_person

PAGES = ["", "opening", "vergelijking", "consensus", "openen", "wachtzin", "beoordelen", "sleutelhouders"]


@pytest.fixture
def file(asked):
    return asked.file


@pytest.fixture
def opened(asked, clock):
    """Two quotations, opened."""
    seal = make_seal(asked)
    quotations = [hand_in(asked.invitations[0]), hand_in(asked.invitations[1], an_offer(amount=an_offer().amount * 2))]
    clock(AFTER)
    open_all(seal)
    return quotations


@pytest.fixture
def assessor(file):
    person = make_person(Role.CONTROLLER, municipality_code=file.municipality_code)
    make_role_in(file, FileRoleKind.ASSESSOR, person)
    return person


# Who gets in


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.DESK, None])
def test_others_find_nothing(client, file, page, role):
    client.sign_in(make_person(role))
    assert client.get(url(file, "offertes", page).rstrip("/")).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_buyer_of_another_municipality_finds_nothing(client, file, page):
    client.sign_in(make_buyer(DE_BILT))
    assert client.get(url(file, "offertes", page).rstrip("/")).status_code == 404


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.DESK, None])
def test_an_administrator_reads_no_quotation_not_even_an_opened_one(client, file, opened, role):
    client.sign_in(make_person(role))
    assert client.get(url(file, "offertes", opened[0].id)).status_code == 404


@pytest.mark.parametrize("kind", [FileRoleKind.ASSESSOR, FileRoleKind.OPENER])
def test_an_administrator_with_a_role_in_the_file_reads_no_quotation_under_seal(client, asked, kind):
    make_seal(asked)
    quotation = hand_in(asked.invitations[0])
    administrator = make_person(Role.ADMINISTRATOR)
    make_role_in(asked.file, kind, administrator)
    client.sign_in(administrator)
    assert client.get(url(asked.file, "offertes", quotation.id)).status_code == 404
    assert client.get(url(asked.file, "offertes", "openen")).status_code == 404


def test_the_owner_reads_no_quotation_under_seal(client, asked):
    make_seal(asked)
    quotation = hand_in(asked.invitations[0])
    client.sign_in(asked.file.owner)
    assert client.get(url(asked.file, "offertes", quotation.id)).status_code == 404


def test_who_stepped_aside_reads_no_quotation(client, file, opened):
    aside = make_buyer()
    make_declaration(file, aside, has_interest=True)
    client.sign_in(aside)
    assert client.get(url(file, "offertes", opened[0].id)).status_code == 404
    assert "45.123" not in text_of(client.get(url(file, "offertes")))


def test_a_quotation_of_another_file_does_not_exist_here(client, file, opened, session):
    other = make_buyer()
    client.sign_in(other)
    assert client.get(f"/inkoopdossiers/{file.id + 99}/offertes/{opened[0].id}").status_code == 404


def test_a_document_is_a_download_and_reading_it_is_noted(client, file, opened):
    client.sign_in(file.owner)
    answer = client.get(url(file, "offertes", opened[0].id))
    assert answer.data == pdf()
    assert "attachment" in answer.headers["Content-Disposition"]
    assert trail(file)[-1].action == "quotation.read"


# Before the opening


def test_buyers_see_that_something_came_in_and_nothing_more(client, asked):
    make_seal(asked)
    hand_in(asked.invitations[0])
    client.sign_in(asked.file.owner)
    page = text_of(client.get(url(asked.file, "offertes")))
    assert "12:00:00" in page
    assert not any(known in page for known in ("45.123", "offerte-heg", "bollenveld"))


def test_the_owner_names_three_openers(client, file):
    people = make_openers(file)
    client.sign_in(file.owner)
    answer = client.post(url(file, "offertes", "sleutelhouders"), data={"holders": [each.id for each in people]})
    assert answer.status_code == 303
    assert {holder_in(file, each).user_id for each in people} == {each.id for each in people}


def test_naming_two_is_refused_with_the_words_at_the_field(client, file):
    people = make_openers(file)
    client.sign_in(file.owner)
    answer = client.post(url(file, "offertes", "sleutelhouders"), data={"holders": [each.id for each in people[:2]]})
    assert answer.status_code == 422
    assert "Kies drie mensen" in text_of(answer)


def test_a_colleague_does_not_name_holders(client, file):
    client.sign_in(make_buyer())
    assert client.get(url(file, "offertes", "sleutelhouders")).status_code == 404


def test_a_holder_sets_a_passphrase_and_reads_how_strong_it_is(client, asked):
    seal = make_named_seal(asked)
    client.sign_in(seal.holders[0].user)
    form = {"passphrase": "fiets lamp gracht noot kaas", "again": "fiets lamp gracht noot kaas"}
    client.post(url(asked.file, "offertes", "wachtzin"), data=form)
    assert "sterkte: goed" in text_of(client.get(url(asked.file, "offertes")))
    assert seal.holders[0].public_key


@pytest.mark.parametrize(
    ("passphrase", "again"), [("te kort", "te kort"), ("fiets lamp gracht noot", "fiets lamp gracht nood"), ("", "")]
)
def test_a_passphrase_that_is_short_or_mistyped_is_refused_and_not_sent_back(client, asked, passphrase, again):
    seal = make_named_seal(asked)
    client.sign_in(seal.holders[0].user)
    answer = client.post(url(asked.file, "offertes", "wachtzin"), data={"passphrase": passphrase, "again": again})
    assert answer.status_code == 422
    assert not passphrase or passphrase not in answer.get_data(as_text=True)
    assert seal.holders[0].public_key is None


def test_a_colleague_sets_no_passphrase(client, asked):
    make_named_seal(asked)
    client.sign_in(asked.file.owner)
    assert client.get(url(asked.file, "offertes", "wachtzin")).status_code == 404


def test_the_overview_leads_each_to_what_they_have_to_do(client, asked, clock):
    asked.sent_at = None
    save(asked)
    client.sign_in(asked.file.owner)
    assert url(asked.file, "offertes", "sleutelhouders") in client.get(url(asked.file)).get_data(as_text=True)
    seal = make_named_seal(asked)
    client.sign_in(seal.holders[0].user)
    assert url(asked.file, "offertes", "wachtzin") in client.get(url(asked.file)).get_data(as_text=True)


def test_the_overview_leads_key_holders_to_the_opening(client, asked, clock):
    seal = make_seal(asked)
    hand_in(asked.invitations[0])
    client.sign_in(seal.holders[0].user)
    assert url(asked.file, "offertes", "openen") not in client.get(url(asked.file)).get_data(as_text=True)
    clock(asked.deadline + timedelta(seconds=1))
    assert url(asked.file, "offertes", "openen") in client.get(url(asked.file)).get_data(as_text=True)


# Scores


def fields(sheet, points="7,5", rationale="Duidelijk plan."):
    return {
        name: value
        for quotation, criterion in sheet.places
        for name, value in (
            (f"points-{quotation}-{criterion}", points),
            (f"rationale-{quotation}-{criterion}", rationale),
        )
    }


def test_an_assessor_keeps_a_draft_and_hands_in(client, file, opened, assessor):
    client.sign_in(assessor)
    client.post(url(file, "offertes", "beoordelen"), data={**fields(sheet_of(file)), "draft": "1"})
    assert "7,5" in client.get(url(file, "offertes", "beoordelen")).get_data(as_text=True)
    client.post(url(file, "offertes", "beoordelen"), data={**fields(sheet_of(file)), "hand-in": "1"})
    assert sheet_of(file).is_complete


@pytest.mark.parametrize("points", ["11", "-1", "veel", "7,555", "10,5"])
def test_points_that_cannot_be_are_refused(client, file, opened, assessor, points):
    client.sign_in(assessor)
    answer = client.post(url(file, "offertes", "beoordelen"), data=fields(sheet_of(file), points))
    assert answer.status_code == 422
    assert sheet_of(file).scores == []


def test_an_assessor_does_not_find_the_scores_of_another_before_handing_in(client, file, opened, assessor):
    other = make_person()
    make_role_in(file, FileRoleKind.ASSESSOR, other)
    client.sign_in(other)
    client.post(
        url(file, "offertes", "beoordelen"), data={**fields(sheet_of(file), rationale="Geheim."), "hand-in": "1"}
    )
    client.sign_in(assessor)
    for page in ("beoordelen", "consensus", "vergelijking"):
        assert "Geheim." not in text_of(client.get(url(file, "offertes", page)))


def test_who_is_no_assessor_does_not_score(client, file, opened):
    client.sign_in(file.owner)
    assert client.get(url(file, "offertes", "beoordelen")).status_code == 404


def test_the_owner_notes_the_consensus_and_compares(client, file, opened, assessor):
    client.sign_in(assessor)
    client.post(url(file, "offertes", "beoordelen"), data={**fields(sheet_of(file)), "hand-in": "1"})
    client.sign_in(file.owner)
    client.post(url(file, "offertes", "consensus"), data=fields(sheet_of(file), "8"))
    page = text_of(client.get(url(file, "offertes", "vergelijking")))
    assert "8,80" in page
    assert "10 × € 45.123,45 / € 90.246,90" in page.replace("\xa0", " ")


def test_an_assessor_does_not_note_the_consensus(client, file, opened, assessor):
    client.sign_in(assessor)
    assert client.post(url(file, "offertes", "consensus"), data={}).status_code == 404


def test_firms_are_columns_and_criteria_are_rows(client, file, opened):
    client.sign_in(file.owner)
    page = client.get(url(file, "offertes", "vergelijking")).get_data(as_text=True)
    for quotation in opened:
        assert f'<th scope="col">{quotation.invitation.firm}</th>' in page
    assert '<th scope="row">Price (40%)</th>' in page


def test_equal_totals_are_named(client, file, opened, assessor):
    for quotation in opened:
        quotation.amount = an_offer().amount
    client.sign_in(assessor)
    client.post(url(file, "offertes", "beoordelen"), data={**fields(sheet_of(file)), "hand-in": "1"})
    client.sign_in(file.owner)
    client.post(url(file, "offertes", "consensus"), data=fields(sheet_of(file)))
    page = text_of(client.get(url(file, "offertes", "vergelijking")))
    assert "hebben hetzelfde totaal" in page
    assert page.count("1, gedeeld") == 2


def test_setting_aside_asks_for_the_reason_and_can_be_taken_back(client, file, opened):
    client.sign_in(file.owner)
    address = url(file, "offertes", opened[0].id, "terzijde")
    assert client.post(address, data={"reason": ""}).status_code == 422
    client.post(address, data={"reason": "Niet getekend."})
    assert opened[0].set_aside_reason == "Niet getekend."
    client.post(url(file, "offertes", opened[0].id, "meetellen"))
    assert opened[0].set_aside_reason is None


@pytest.mark.parametrize("page", ["", "opening", "vergelijking", "consensus"])
def test_a_page_asks_the_database_as_often_for_three_firms_as_for_one(client, session, before, count_queries, page):
    counted = []
    for firms in (1, 3):
        request = make_request(make_locked_file(firms), is_sealed=False)
        for invitation in request.invitations:
            hand_in(invitation)
        client.sign_in(request.file.owner)
        with count_queries() as queries:
            client.get(url(request.file, "offertes", page).rstrip("/"))
        counted.append(len(queries))
    assert counted[0] == counted[1]
