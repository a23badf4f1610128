"""Every invited firm gets its own letter, all at one moment; the standstill begins."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.audit.services import trail
from app.core.errors import DomainError
from app.mail.models import MailMessage
from app.sourcing.models import OutsideFirm
from app.sourcing.outcomes import queries
from app.sourcing.outcomes.announcing import services
from app.sourcing.outcomes.announcing.withdrawing import withdraw
from app.sourcing.outcomes.models import OutcomeKind
from app.sourcing.requests.keys import open_invitation
from tests.app.sourcing.outcomes.conftest import AFTER
from tests.factories import save
from tests.factories.procurement import make_contract, make_policy, make_quotation
from tests.factories.sourcing import NOON

ADDRESS = "info{}@firma.example"


@pytest.fixture
def addresses(case):
    """Each firm has a mail address."""
    for number, invitation in enumerate(case.request.invitations):
        invitation.decision.supplier.email = ADDRESS.format(number)
        save(invitation.decision.supplier)


# Drafts


def test_letters_are_drafted_for_every_invited_firm_once(case):
    outcome = case.agreed()
    assert services.draft_letters(outcome, by=case.owner) == 3
    assert services.draft_letters(outcome, by=case.owner) == 0


def test_letters_wait_for_the_second_person(case):
    outcome = case.decide(case.award())
    with pytest.raises(DomainError, match="second person agrees"):
        services.draft_letters(outcome, by=case.owner)


def test_the_winner_reads_its_amount_rank_and_points(case):
    case.drafted()
    text = case.letter_to(case.first).text
    assert "45.000" in text
    assert text.count("10") >= 2


def test_a_firm_that_was_not_chosen_reads_its_own_scores_and_who_won(case):
    case.drafted()
    text = case.letter_to(case.second).text
    assert case.first.firm in text
    for own in ("7,35", "9,38"):  # its total and its points for the price
        assert own in text


def test_a_letter_names_no_price_and_no_points_of_another_firm(case):
    case.drafted()
    for reader, theirs in ((case.second, "45.000"), (case.first, "48.000"), (case.silent, "45.000")):
        assert theirs not in case.letter_to(reader).text
    assert case.second.firm not in case.letter_to(case.first).text
    assert case.second.firm not in case.letter_to(case.silent).text
    assert "8,8" in case.letter_to(case.second).text  # the total of who won
    assert "8,8" not in case.letter_to(case.silent).text


def test_a_firm_that_did_not_quote_gets_a_short_letter(case):
    case.drafted()
    assert len(case.letter_to(case.silent).text) < len(case.letter_to(case.second).text)


def test_a_firm_whose_quotation_is_not_valid_reads_why(case):
    case.field.of(case.second.decision_id).quotation.set_aside_reason = "Niet ondertekend."
    case.drafted()
    assert "Niet ondertekend." in case.letter_to(case.second).text
    assert "Niet ondertekend." not in case.letter_to(case.silent).text


def test_a_firm_from_another_country_is_written_in_english(case):
    case.second.decision.supplier.country = "BE"
    case.drafted()
    assert case.letter_to(case.second).language == "en"
    assert "Your quotation was not chosen." in case.letter_to(case.second).text


# Editing and sending


def test_a_letter_is_edited_until_it_goes(case, session):
    case.drafted()
    letter = case.letter_to(case.first)
    services.change_letter(letter, "Own words.", by=case.owner)
    assert letter.text == "Own words."
    with pytest.raises(DomainError, match="Write the letter"):
        services.change_letter(letter, "  ", by=case.owner)
    outcome = case.outcome
    services.release(outcome, seen_version=outcome.version, by=case.owner, at=AFTER)
    with pytest.raises(DomainError, match="never changed"):
        services.change_letter(letter, "Other words.", by=case.owner)


def test_a_letter_that_changed_after_it_was_read_is_not_sent_unread(case):
    outcome = case.drafted()
    seen = outcome.version
    services.change_letter(case.letter_to(case.first), "Own words.", by=case.colleague)
    with pytest.raises(DomainError, match="changed while you were reading"):
        services.release(outcome, seen_version=seen, by=case.owner, at=AFTER)


def test_a_quotation_that_did_not_open_is_not_called_missing(case):
    save(make_quotation(case.silent, opened_at=None)).amount = None
    case.drafted()
    text = case.letter_to(case.silent).text
    assert "konden die niet openen" in text


def test_an_unfinished_letter_keeps_all_of_them_from_going(case):
    outcome = case.drafted(kind=OutcomeKind.NONE_SUITABLE)
    with pytest.raises(DomainError, match="not finished"):
        services.release(outcome, seen_version=outcome.version, by=case.owner, at=AFTER)
    assert outcome.released_at is None


def test_letters_do_not_go_as_long_as_a_firm_has_none(case):
    outcome = case.agreed()
    with pytest.raises(DomainError, match="Not every firm"):
        services.release(outcome, seen_version=outcome.version, by=case.owner, at=AFTER)


def test_letters_go_once(case):
    outcome = case.released()
    with pytest.raises(DomainError, match="went out already"):
        services.release(outcome, seen_version=outcome.version, by=case.owner, at=AFTER)


def test_the_worker_sends_one_mail_to_each_firm_at_one_moment(case, addresses, session, clock, mailbox):
    case.released()
    mailbox()
    mails = session.query(MailMessage).filter(MailMessage.recipient.like("%@firma.example")).all()
    assert sorted(mail.recipient for mail in mails) == [ADDRESS.format(number) for number in range(3)]
    letters = queries.letters_of(case.outcome)
    assert len({letter.sent_at for letter in letters}) == 1
    assert {letter.mail_id for letter in letters} == {mail.id for mail in mails}


def test_no_mail_names_the_address_of_another_firm(case, addresses, session, clock, mailbox):
    case.released()
    mailbox()
    for mail in session.query(MailMessage).filter(MailMessage.recipient.like("%@firma.example")):
        others = [ADDRESS.format(number) for number in range(3) if ADDRESS.format(number) != mail.recipient]
        assert not any(address in mail.text + mail.html for address in others)


def test_a_firm_from_outside_the_register_reads_its_letter_by_a_link_of_its_own(case, session, clock, mailbox):
    firm = save(
        OutsideFirm(
            file=case.file,
            name="Grün",
            country="DE",
            email="info@gruen.example",
            reason="Known here.",
            added_at=NOON,
            added_by=case.owner,
        )
    )
    case.silent.decision.supplier, case.silent.decision.entry = None, None
    case.silent.decision.outside_firm = firm
    case.released()
    mailbox()
    mail = session.scalar(select(MailMessage).where(MailMessage.recipient == firm.email))
    [token] = set(re.findall(r"/uitnodiging/(\S+)/besluit", mail.text))
    assert open_invitation(token, None) == case.silent


def test_a_letter_goes_to_where_the_invitation_went(case, addresses, session, clock, mailbox):
    case.first.sent_to = "repaired@firma.example"
    case.released()
    mailbox()
    recipients = session.scalars(select(MailMessage.recipient)).all()
    assert "repaired@firma.example" in recipients
    assert ADDRESS.format(0) not in recipients


def test_the_log_of_the_mail_keeps_no_letter(case, addresses, session, clock, mailbox):
    case.released()
    mailbox()
    assert all(mail.is_passed_on for mail in session.query(MailMessage).filter(MailMessage.recipient.like("%@firma%")))


def test_a_firm_without_an_address_keeps_its_letter(case, clock, mailbox):
    case.first.decision.supplier.email = None
    case.released()
    mailbox()
    letter = case.letter_to(case.first)
    assert letter.sent_at
    assert not letter.was_mailed


# The standstill


def test_the_standstill_is_counted_from_the_day_after_the_letters(case):
    """DEADLINE is 6 April; the letters go on the 7th: 20 days later is King's Day, so it ends on the 28th."""
    outcome = case.told()
    assert outcome.announced_at.date() == date(2026, 4, 7)
    assert outcome.standstill_until == date(2026, 4, 28)
    assert "28 april 2026" in case.letter_to(case.second).text
    assert case.policy.complaints_address in case.letter_to(case.second).text


def test_letters_that_go_later_name_a_later_day(case):
    outcome = case.told(at=AFTER + timedelta(days=8))
    assert outcome.standstill_until == date(2026, 5, 6)  # 20 days later is Liberation Day
    assert "28 april" not in case.letter_to(case.second).text


def test_without_an_award_there_is_no_standstill(case):
    assert case.told(kind=OutcomeKind.STOPPED).standstill_until is None


def test_a_policy_without_a_standstill_has_none(case):
    case.policy.standstill_days = 0
    assert case.told().standstill_until is None


def test_the_policy_of_the_day_of_the_invitations_counts(case):
    make_policy(in_force_from=NOON.date() + timedelta(days=1), standstill_days=1)
    assert case.told().standstill_until == date(2026, 4, 28)


# Withdrawing


def withdrawn(case, reason="A score was added up wrongly."):
    outcome = case.outcome
    return withdraw(outcome, reason, seen_version=outcome.version, by=case.owner, at=AFTER)


def test_a_told_outcome_is_withdrawn_with_a_reason_and_all_firms_are_told(case, addresses, clock, mailbox):
    case.told()
    before = {letter.decision_id: letter.text for letter in queries.letters_in(case.file)}
    withdrawal = withdrawn(case)
    mailbox()
    assert case.outcome is None
    assert withdrawal.outcome["awards"] == [{"firm": case.first.firm, "lot": None, "amount": "45000.00"}]
    letters = queries.letters_in(case.file)
    assert {letter.decision_id: letter.text for letter in letters if not letter.tells_of_withdrawal} == before
    notices = [letter for letter in letters if letter.tells_of_withdrawal]
    assert len(notices) == 3
    assert all("A score was added up wrongly." in letter.text for letter in notices)
    assert trail(case.file)[-1].action == "outcome.withdrawal_announced"


def test_after_a_withdrawal_the_file_is_decided_and_told_again(case, session):
    case.told()
    withdrawn(case)
    session.flush()
    assert case.told(kind=OutcomeKind.STOPPED).announced_at
    assert len(queries.letters_in(case.file)) == 6  # the notices of the withdrawal wait for the worker


def test_an_outcome_is_not_withdrawn_without_a_reason_or_before_it_was_told(case):
    case.released()
    with pytest.raises(DomainError, match="Give the reason"):
        withdrawn(case, reason=" ")
    with pytest.raises(DomainError, match="did not go yet"):
        withdrawn(case)


def test_an_outcome_with_a_contract_is_not_withdrawn(case):
    outcome = case.told()
    make_contract(outcome.awards[0])
    with pytest.raises(DomainError, match="A contract was signed"):
        withdrawn(case)
