"""The pages of an outcome, for buyers, for firms and for who has the key of an invitation."""

from datetime import UTC, datetime

import pytest

from app.core.clock import held_at
from app.core.db import session
from app.sourcing.outcomes import queries
from app.sourcing.outcomes.models import Contract, PerformanceNote, ReasonsRequest
from app.sourcing.outcomes.performance import services as performance
from app.sourcing.outcomes.reasons.services import ask_about_file
from app.sourcing.queries import shortlist_of
from app.sourcing.record import sections_of
from app.suppliers.models import SupplierEditor
from tests.app.sourcing.outcomes.conftest import AFTER
from tests.app.sourcing.pages import text_of, url
from tests.factories import save
from tests.factories.organisations import make_region
from tests.factories.procurement import make_contract, make_locked_file
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_buyer, make_person

FREE = datetime(2026, 4, 29, 12, 0, tzinfo=UTC)  # the day after the standstill


@pytest.fixture(autouse=True)
def _after():
    with held_at(AFTER):
        yield


def page(case, *parts):
    return url(case.file, "uitkomst", *parts)


def award_form(case, **values):
    chosen = {"winner_0": str(case.first.decision_id), "amount_0": "45.000", "reason_0": ""}
    return {"kind": "awarded", "rationale": "Het beste plan.", "version": "", **chosen, **values}


def editor_of(invitation):
    person = make_person()
    save(SupplierEditor(supplier=invitation.decision.supplier, user=person, since=NOON))
    return person


# From decision to contract


def test_a_purchase_goes_from_decision_to_contract(client, case, mailbox):
    client.sign_in(case.owner)
    assert "version" in client.get(page(case, "besluit")).text
    assert client.post(page(case, "besluit"), data=award_form(case)).status_code == 303
    client.sign_in(case.colleague)
    assert client.post(page(case, "akkoord"), data={"version": case.outcome.version}).status_code == 303
    client.sign_in(case.owner)
    assert client.post(page(case, "brieven")).status_code == 303
    letter = case.letter_to(case.second)
    client.post(page(case, "brieven", letter.id), data={"text": "Eigen woorden."})
    assert client.post(page(case, "verzenden"), data={"version": case.outcome.version}).status_code == 303
    mailbox()
    shown = text_of(client.get(page(case)))
    assert "De wachttijd loopt" in shown
    assert "Contract noteren" not in shown
    contract = {"signed_on": "2026-04-29", "starts_on": "2026-06-01", "value": "45.000"}
    with held_at(FREE):
        client.sign_in(case.owner)
        award = case.outcome.awards[0]
        assert client.post(page(case, "gunningen", award.id, "contract"), data=contract).status_code == 303
        assert "Dit dossier is compleet" in text_of(client.get(page(case)))
        assert "sluit het dossier" in text_of(client.get(url(case.file)))
    assert session.query(Contract).one().award_id == award.id


def test_the_form_begins_with_the_best_ranked_firm_and_a_draft(client, case):
    client.sign_in(case.owner)
    form = client.get(page(case, "besluit")).text
    assert f'selected value="{case.first.decision_id}"' in form
    assert "nummer 1 van 2" in form
    assert 'value="45000"' in form


def test_another_firm_gets_its_own_draft_and_nothing_is_kept(client, case):
    client.sign_in(case.owner)
    sent = award_form(case, winner_0=str(case.second.decision_id), draft="1")
    form = client.post(page(case, "besluit"), data=sent).text
    assert 'value="48000"' in form
    assert "nummer 2 van 2" in form
    assert case.outcome is None


def test_what_is_refused_is_said_on_the_form_with_what_was_typed(client, case):
    client.sign_in(case.owner)
    answer = client.post(page(case, "besluit"), data=award_form(case, amount_0="46.000"))
    assert answer.status_code == 422
    assert "Zeg waarom het bedrag" in answer.text
    assert "46.000" in answer.text


@pytest.mark.parametrize("values", [{"winner_0": "x"}, {"winner_0": "999999"}, {"kind": "x"}, {"amount_0": "-5"}])
def test_input_that_cannot_be_is_refused(client, case, values):
    client.sign_in(case.owner)
    assert client.post(page(case, "besluit"), data=award_form(case, **values)).status_code == 422
    assert client.post(page(case, "besluit"), data=award_form(case, draft="1", **values)).status_code in (200, 422)


def test_quotations_from_outside_the_system_are_typed_in_and_marked(client, session):
    file = make_locked_file(2)
    client.sign_in(file.owner)
    first, second = (decision.id for decision in shortlist_of(file))
    own = url(file, "uitkomst")
    assert (
        client.post(f"{own}/offertes", data={f"amount_{first}": "40.000,50", f"amount_{second}": ""}).status_code == 303
    )
    chosen = {"kind": "awarded", "rationale": "De enige.", "winner_0": first, "amount_0": "40000,50", "version": ""}
    assert client.post(f"{own}/besluit", data=chosen).status_code == 303
    assert "geoffreerd buiten het systeem om" in text_of(client.get(own))


# Who gets in


@pytest.mark.parametrize("parts", [(), ("besluit",), ("offertes",)])
def test_a_buyer_of_another_municipality_finds_nothing(client, case, parts):
    client.sign_in(make_buyer(DE_BILT))
    assert client.get(page(case, *parts)).status_code == 404


def test_nobody_agrees_to_their_own_decision_and_no_colleague_decides(client, case):
    case.decide(case.award())
    client.sign_in(case.owner)
    assert client.post(page(case, "akkoord"), data={"version": case.outcome.version}).status_code == 404
    client.sign_in(case.colleague)
    assert client.get(page(case, "besluit")).status_code == 404


def test_a_letter_is_not_found_through_another_file(client, case):
    case.told()
    letter, other = case.letter_to(case.first), make_locked_file()
    client.sign_in(other.owner)
    assert client.get(url(other, "uitkomst", "brieven", letter.id)).status_code == 404


# Firms


def test_a_firm_reads_its_own_letter_and_no_other(client, case):
    case.told()
    client.sign_in(editor_of(case.second))
    own, other = case.letter_to(case.second), case.letter_to(case.first)
    address = f"/mijn-bedrijven/{case.second.decision.supplier_id}/brieven"
    assert "Uw offerte is niet gekozen." in client.get(f"{address}/{own.id}").text
    assert client.get(f"{address}/{other.id}").status_code == 404
    others = f"/mijn-bedrijven/{case.first.decision.supplier_id}/brieven/{other.id}"
    assert client.get(others).status_code == 404


def test_a_letter_that_did_not_go_is_read_by_no_firm(client, case):
    case.released()
    client.sign_in(editor_of(case.second))
    letter = case.letter_to(case.second)
    assert client.get(f"/mijn-bedrijven/{case.second.decision.supplier_id}/brieven/{letter.id}").status_code == 404
    assert letter.text not in client.get(f"/mijn-bedrijven/{case.second.decision.supplier_id}").text


def test_a_firm_asks_with_its_letter_and_reads_the_answer(client, case):
    case.told()
    firm, letter = case.second.decision.supplier_id, case.letter_to(case.second)
    client.sign_in(editor_of(case.second))
    assert client.post(f"/mijn-bedrijven/{firm}/brieven/{letter.id}", data={"text": "Waarom?"}).status_code == 303
    asked = session.query(ReasonsRequest).one()
    client.sign_in(case.owner)
    assert "nummer 2 van 2" in client.get(f"/motiveringen/{asked.id}").text
    sent = {"text": "Daarom niet.", "version": asked.version}
    assert client.post(f"/motiveringen/{asked.id}", data=sent).status_code == 303
    client.sign_in(session.get_one(type(case.owner), asked.asked_by_id))
    assert "Daarom niet." in client.get(f"/mijn-bedrijven/{firm}/motivering/{asked.id}").text
    assert "Daarom niet." in client.get(f"/mijn-bedrijven/{firm}/brieven/{letter.id}").text


def test_a_firm_asks_in_general(client, case):
    make_region()
    address = f"/mijn-bedrijven/{case.second.decision.supplier_id}/motivering"
    client.sign_in(editor_of(case.second))
    sent = {"municipality": ZEIST, "quarter": "2026-1", "text": "Waarom niet?"}
    for wrong in ({"quarter": "2026-2"}, {"quarter": "x"}, {"municipality": "GM9999"}, {"text": ""}):
        assert client.post(address, data={**sent, **wrong}).status_code == 422
    assert client.post(address, data=sent).status_code == 303
    assert session.query(ReasonsRequest).one().file_id is None


def test_who_has_the_key_reads_the_letter_and_asks_without_an_account(client, case):
    address = f"/uitnodiging/key-{case.second.decision_id}/besluit"
    assert client.get(address).status_code == 404
    case.told()
    assert "Uw offerte is niet gekozen." in client.get(address).text
    assert client.post(address, data={"text": "Waarom?"}).status_code == 303
    assert session.query(ReasonsRequest).one().asked_by_id is None
    assert client.get("/uitnodiging/geen-sleutel/besluit").status_code == 404


def test_a_question_that_is_late_is_shown_so(client, case):
    case.told()
    ask_about_file(case.second.decision, "Waarom?", by=None, days=15, at=AFTER)
    with held_at(FREE):
        client.sign_in(case.owner)
        assert "te laat" in client.get("/motiveringen").text


def test_another_municipality_does_not_see_the_question(client, case):
    case.told()
    asked = save(ask_about_file(case.second.decision, "Waarom?", by=None, days=15, at=AFTER))
    client.sign_in(make_buyer(DE_BILT))
    assert case.second.firm not in client.get("/motiveringen").text
    assert client.get(f"/motiveringen/{asked.id}").status_code == 404


def test_two_people_rate_a_contract_and_the_firm_replies(client, case):
    award = case.told().awards[0]
    make_contract(award)
    address = page(case, "gunningen", award.id, "beoordelingen")
    client.sign_in(case.owner)
    assert client.post(address, data={"text": "Netjes gewerkt.", "grade": "8"}).status_code == 303
    note = session.query(PerformanceNote).one()
    assert client.post(page(case, "beoordelingen", note.id, "tweede"), data={"grade": "9"}).status_code == 404
    firm = f"/mijn-bedrijven/{case.first.decision.supplier_id}"
    editor = editor_of(case.first)
    client.sign_in(editor)
    assert client.get(f"{firm}/beoordelingen/{note.id}").status_code == 404
    client.sign_in(case.colleague)
    assert client.get(address).status_code == 200
    assert (
        client.post(page(case, "beoordelingen", note.id, "tweede"), data={f"note-{note.id}-grade": "9"}).status_code
        == 303
    )
    client.sign_in(editor)
    assert "8,5" in client.get(f"{firm}/beoordelingen/{note.id}").text
    assert client.post(f"{firm}/beoordelingen/{note.id}", data={"text": "Dank."}).status_code == 303
    assert note.reply == "Dank."


def test_a_note_is_gone_for_the_firm_when_it_expired(client, case):
    award = case.told().awards[0]
    note = performance.write_note(make_contract(award), "Netjes.", 8, by=case.owner, days=1, at=AFTER)
    performance.second(note, 8, by=case.colleague)
    editor = editor_of(case.first)
    with held_at(FREE):
        client.sign_in(editor)
        address = f"/mijn-bedrijven/{case.first.decision.supplier_id}/beoordelingen/{note.id}"
        assert client.get(address).status_code == 404


# The cost of a page


def test_the_page_of_an_outcome_asks_few_queries_however_many_letters_there_are(client, case, count_queries):
    case.told()
    client.sign_in(case.owner)
    client.get(page(case))
    with count_queries() as queries_made:
        client.get(page(case))
    assert len(queries_made) <= 30


def test_the_record_tells_outcome_letters_contract_and_reasons(app, case):
    award = case.told().awards[0]
    make_contract(award)
    ask_about_file(case.second.decision, "Waarom?", by=None, days=15, at=AFTER)
    session.flush()
    sections = {section.key: section for section in sections_of(case.file)}
    assert {fact.key: fact.value for fact in sections["outcome"].facts}["standstill_until"]
    assert sections["outcome"].tables[0].rows[0][0] == case.first.firm
    letters = sections["decision_letters"].tables[0].rows
    assert sorted(row[3] for row in letters) == sorted(each.text for each in queries.letters_in(case.file))
    assert sections["contracts"].tables[0].rows[0][0] == case.first.firm
    assert sections["reasons_requests"].tables[0].rows[0][2] == "Waarom?"
