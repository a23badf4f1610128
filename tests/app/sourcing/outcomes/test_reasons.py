"""Firms ask for the reasons, and learn nothing of a purchase that still runs."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.core.errors import DomainError
from app.core.quarters import Quarter
from app.mail.models import MailMessage
from app.sourcing.kinds import FileStatus
from app.sourcing.models import ShortlistDecision
from app.sourcing.outcomes.reasons import queries, services
from app.sourcing.outcomes.reasons.drafting import draft
from app.sourcing.queries import entries_of
from tests.app.sourcing.outcomes.conftest import AFTER
from tests.factories import save
from tests.factories.sourcing import (
    DE_BILT,
    NOON,
    ZEIST,
    make_buyer,
    make_file,
    make_listed_firm,
    make_longlist,
    make_person,
)

SPRING = Quarter(2026, 1)
JULY = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)


def ask(decision, text="Why not?", at=AFTER, by=None):
    return services.ask_about_file(decision, text, by=by, days=15, at=at)


def ask_in_general(firm, at=JULY, municipality=ZEIST, quarter=SPRING):
    return services.ask_about_quarter(firm, municipality, quarter, "Why not?", by=make_person(), days=15, at=at)


# Asking


def test_a_firm_that_had_its_letter_asks_about_the_file(case):
    case.told()
    asked = ask(case.second.decision)
    assert (asked.file_id, asked.firm, asked.due_on) == (case.file.id, case.second.firm, date(2026, 4, 22))


def test_before_the_letter_no_firm_asks_about_the_file(case):
    case.released()
    with pytest.raises(DomainError, match="when you have had the letter"):
        ask(case.second.decision)


def test_a_question_that_waits_is_not_asked_twice(case, session):
    case.told()
    ask(case.second.decision)
    with pytest.raises(DomainError, match="asked this already"):
        ask(case.second.decision)
    assert ask(case.silent.decision)


def test_an_empty_question_is_refused(case):
    case.told()
    with pytest.raises(DomainError, match="would like to know"):
        ask(case.second.decision, text=" ")


def test_a_firm_asks_in_general_about_a_quarter_that_is_over(english):
    firm = make_listed_firm()
    assert ask_in_general(firm).quarter == date(2026, 1, 1)
    with pytest.raises(DomainError, match="quarter that is over"):
        ask_in_general(firm, quarter=Quarter(2026, 3))


def test_the_term_ends_on_a_working_day(english):
    asked = ask_in_general(make_listed_firm(), at=datetime(2026, 7, 3, 10, 0, tzinfo=UTC))
    assert asked.due_on == date(2026, 7, 20)  # 15 days later is a Saturday


# The draft


def longlisted(firm, reason=None, status=FileStatus.CLOSED, **values):
    file = make_file(**values)
    longlist = make_longlist(file, make_listed_firm(), firm)
    file.status = status
    if reason:
        entry = next(entry for entry in entries_of(longlist) if entry.supplier_id == firm.id)
        decided = {"decided_at": NOON, "decided_by": file.owner, "invited": False, "reason": reason}
        save(ShortlistDecision(file_id=file.id, supplier_id=firm.id, entry=entry, **decided))
    return save(file)


def test_the_draft_tells_place_and_reason_of_finished_purchases(english):
    firm = make_listed_firm()
    longlisted(firm, "Three others rank higher.", subject="Ponds")
    text = draft(ask_in_general(firm))
    assert "Ponds" in text
    assert "of 2 on the longlist" in text
    assert "Three others rank higher." in text


def test_a_purchase_that_still_runs_is_answered_like_none_at_all(english):
    in_one, in_none = make_listed_firm(), make_listed_firm()
    longlisted(in_one, "Too far away.", status=FileStatus.OPEN)
    assert draft(ask_in_general(in_one)) == draft(ask_in_general(in_none))


def test_later_the_same_question_is_answered(english, session):
    firm = make_listed_firm()
    file = longlisted(firm, "Too far away.", status=FileStatus.OPEN)
    asked = ask_in_general(firm)
    before = draft(asked)
    file.status = FileStatus.CLOSED
    session.flush()
    assert draft(asked) != before


def test_other_quarters_and_municipalities_are_not_told_of(english):
    firm = make_listed_firm()
    longlisted(firm, "Too far away.", subject="Ponds")
    assert "Ponds" not in draft(ask_in_general(firm, quarter=Quarter(2025, 4)))
    assert "Ponds" not in draft(ask_in_general(firm, municipality=DE_BILT))


def test_an_invited_firm_reads_its_place_its_scores_and_who_won(case):
    case.told()
    text = draft(ask(case.second.decision))
    for words in ("on the longlist", "Does this work nearby.", "number 2 of 2", case.first.firm):
        assert words in text
    assert "45,000" not in text


# Answering


def test_an_answer_is_kept_mailed_and_final(case, session, clock, mailbox):
    case.second.decision.supplier.email = "vraag@firma.example"
    case.told()
    asked = ask(case.second.decision)
    session.flush()
    services.answer(asked, "Your plan had fewer points.", seen_version=asked.version, by=case.colleague, at=AFTER)
    mailbox()
    mail = session.query(MailMessage).filter_by(recipient="vraag@firma.example").one()
    assert "Your plan had fewer points." in mail.text
    with pytest.raises(DomainError, match="answered this firm already"):
        services.answer(asked, "Other.", seen_version=asked.version, by=case.owner, at=AFTER)


def test_the_owner_of_the_file_is_told_that_a_firm_asks(case, session, clock, mailbox):
    case.told()
    ask(case.second.decision)
    mailbox()
    assert session.query(MailMessage).filter_by(recipient=case.owner.email).count() == 1
    assert session.query(MailMessage).filter_by(recipient=case.colleague.email).count() == 0


def test_all_buyers_of_the_municipality_are_told_of_a_general_question(english, session, clock, mailbox):
    ours, theirs = make_buyer(ZEIST), make_buyer(DE_BILT)
    ask_in_general(make_listed_firm())
    mailbox()
    recipients = {mail.recipient for mail in session.query(MailMessage)}
    assert ours.email in recipients
    assert theirs.email not in recipients


def test_a_draft_is_kept_and_an_unfinished_answer_does_not_go(case, session):
    case.told()
    asked = ask(case.second.decision)
    session.flush()
    services.keep_draft(asked, "Because …", seen_version=asked.version, by=case.owner)
    assert asked.draft == "Because …"
    session.flush()
    with pytest.raises(DomainError, match="not finished"):
        services.answer(asked, asked.draft, seen_version=asked.version, by=case.owner, at=AFTER)
    with pytest.raises(DomainError, match="colleague changed the answer"):
        services.answer(asked, "Done.", seen_version=0, by=case.owner, at=AFTER)


def test_open_questions_stand_first_the_most_pressing_on_top(english, session):
    buyer, firms = make_buyer(ZEIST), [make_listed_firm() for _ in range(3)]
    later = ask_in_general(firms[0], at=JULY + timedelta(days=7))
    sooner = ask_in_general(firms[1])
    done = ask_in_general(firms[2])
    session.flush()
    services.answer(done, "So.", seen_version=done.version, by=buyer, at=JULY)
    session.flush()
    assert list(session.scalars(queries.requests_for(buyer))) == [sooner, later, done]
    assert queries.waiting_for(buyer) == 2
    assert queries.waiting_for(make_buyer(DE_BILT)) == 0
