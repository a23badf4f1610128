"""A note on how a contract went: two people, two parties, for a time, and used nowhere else (PRODUCT.md §4.6)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from app.core.errors import DomainError
from app.sourcing.outcomes.models import PerformanceNote
from app.sourcing.outcomes.performance import queries, services
from app.sourcing.outcomes.policies import may_rate, may_rate_second, may_see_notes
from app.sourcing.outcomes.privacy import count_old, remove_old
from app.sourcing.record import sections_of
from tests.factories import save
from tests.factories.procurement import make_award, make_contract, make_request
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_buyer, make_person
from tests.rules.project import ROOT

TODAY = NOON.date()
MARK = "zeventien kapotte sproeiers"


@pytest.fixture
def contract(english):
    return make_contract(make_award(make_request().invitations[0]))


@pytest.fixture
def writer(contract):
    return contract.award.outcome.file.owner


def write(contract, writer, text=MARK, grade=8):
    return services.write_note(contract, text, grade, by=writer, days=1095, at=NOON)


def shared(contract, writer):
    note = write(contract, writer)
    services.second(note, 5, by=make_buyer(ZEIST))
    return save(note)


def firm_of(contract):
    return contract.award.decision.supplier


def test_the_grade_is_the_average_of_two_people(contract, writer):
    assert write(contract, writer).average is None
    assert shared(contract, writer).average == Decimal("6.5")


def test_nobody_gives_both_grades(contract, writer):
    note = write(contract, writer)
    with pytest.raises(DomainError, match="Somebody else gives"):
        services.second(note, 5, by=writer)
    services.second(note, 5, by=make_buyer(ZEIST))
    with pytest.raises(DomainError, match="two grades already"):
        services.second(note, 1, by=make_buyer(ZEIST))


@pytest.mark.parametrize("grade", [0, 11, -1])
def test_a_grade_is_from_1_to_10(contract, writer, grade):
    with pytest.raises(DomainError, match="from 1 to 10"):
        write(contract, writer, grade=grade)


def test_a_note_says_something(contract, writer):
    with pytest.raises(DomainError, match="one sentence"):
        write(contract, writer, text=" ")


def test_the_firm_reads_it_when_two_people_gave_a_grade(contract, writer):
    write(contract, writer)
    assert queries.notes_about(firm_of(contract), TODAY) == []
    note = shared(contract, writer)
    assert queries.notes_about(firm_of(contract), TODAY) == [note]


def test_other_firms_do_not(contract, writer):
    note = shared(contract, writer)
    other = make_request().invitations[0].decision.supplier
    assert queries.notes_about(other, TODAY) == []
    assert queries.find_note_about(other, note.id, TODAY) is None


def test_only_the_authority_that_wrote_it_sees_and_writes_it(contract):
    award = contract.award
    people = [make_buyer(ZEIST), make_buyer(DE_BILT), make_person(), None]
    assert [may_see_notes(person, award) for person in people] == [True, False, False, False]
    assert [may_rate(person, award) for person in people] == [True, False, False, False]


def test_the_second_grade_is_a_colleagues(contract, writer):
    note = write(contract, writer)
    people = [writer, make_buyer(ZEIST), make_buyer(DE_BILT)]
    assert [may_rate_second(person, note) for person in people] == [False, True, False]


def test_the_firm_replies_once(contract, writer):
    note = shared(contract, writer)
    services.reply(note, "It was repaired.", by=make_person(), at=NOON)
    assert note.reply == "It was repaired."
    with pytest.raises(DomainError, match="replied already"):
        services.reply(note, "Again.", by=make_person(), at=NOON)


def test_there_is_no_reply_to_what_the_firm_cannot_read(contract, writer):
    with pytest.raises(DomainError, match="no note to reply to"):
        services.reply(write(contract, writer), "No.", by=make_person(), at=NOON)


def test_after_three_years_nobody_reads_it(contract, writer):
    note = shared(contract, writer)
    assert note.expires_on == date(2029, 3, 15)
    last = note.expires_on - timedelta(days=1)
    for day, found in ((last, [note]), (note.expires_on, [])):
        assert queries.notes_about(firm_of(contract), day) == found
        assert queries.notes_on([contract.id], day) == found


def test_after_three_years_it_goes(contract, writer, session):
    shared(contract, writer)
    day = datetime.combine(TODAY, datetime.min.time(), NOON.tzinfo)
    assert count_old(day) == 0
    assert count_old(NOON + timedelta(seconds=1)) == 1
    assert remove_old(NOON + timedelta(seconds=1), 10) == 1
    session.flush()
    assert session.query(PerformanceNote).count() == 0


# Nowhere else

USES = ("PerformanceNote", "performance_note", "outcomes.performance", "notes_about", "notes_on")
ELSEWHERE = (
    "search_index",
    "app/search",
    "app/indexing",
    "app/reports",
    "app/suppliers",
    "app/sourcing/rotation",
    "app/sourcing/reports",
    "app/sourcing/longlists",
    "app/sourcing/shortlists",
    "app/sourcing/planning",
    "app/sourcing/archive",
    "app/sourcing/export",
    "app/sourcing/advice",
)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_no_search_selection_or_report_knows_of_performance_notes(place):
    if not (ROOT / place).exists():
        pytest.skip("this place does not exist")
    texts = {path: path.read_text("utf-8") for path in (ROOT / place).rglob("*") if path.suffix in (".py", ".html")}
    assert texts
    assert not {str(path) for path, text in texts.items() if any(word in text for word in USES)}


def test_the_record_of_the_file_says_nothing_of_them(contract, writer):
    shared(contract, writer)
    told = repr([(section.facts, section.tables) for section in sections_of(contract.award.outcome.file)])
    assert contract.award.firm in told
    assert MARK not in told


def test_no_page_of_buyers_besides_its_own_shows_them(client, contract, writer):
    shared(contract, writer)
    file = contract.award.outcome.file
    client.sign_in(writer)
    longlist = contract.award.decision.entry.longlist_id
    own = f"/inkoopdossiers/{file.id}"
    for page in ("", "/shortlist", "/uitkomst", f"/groslijst/{longlist}"):
        shown = client.get(own + page)
        assert shown.status_code == 200
        assert MARK not in shown.text
    assert MARK in client.get(f"{own}/uitkomst/gunningen/{contract.award_id}/beoordelingen").text
