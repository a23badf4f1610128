"""Proposing from a longlist: on facts of the register, kept as they were, and taken over as decisions."""

from datetime import timedelta

import pytest

from app.core.clock import held_at, months_after
from app.core.errors import DomainError
from app.core.i18n import in_language
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.kinds import FileStatus
from app.sourcing.policy.kinds import SelectionMethod
from app.sourcing.queries import decisions_of, entries_of
from app.sourcing.requests.models import Answer, DeclineReason
from app.sourcing.rotation import services
from app.sourcing.rotation.facts import candidates_on
from app.sourcing.rotation.presenting import rows_of, tell
from tests.factories import save
from tests.factories.procurement import DEADLINE, make_policy, make_request
from tests.factories.sourcing import DE_BILT, NOON, PAINTING, make_buyer, make_file, make_listed_firm, make_longlist

pytestmark = pytest.mark.usefixtures("session", "clock")

LATER = DEADLINE + timedelta(days=30)


@pytest.fixture
def three():
    """Listed long before anything else happens: nothing is left to the draw."""
    firms = [make_listed_firm() for _ in range(3)]
    for firm in firms:
        firm.listed_at = NOON - timedelta(days=400)
        save(firm)
    return firms


def asked_before(firms, **values):
    """A file in which these firms were invited."""
    file = make_file(**values)
    longlist = make_longlist(file, *firms)
    proposal = services.propose(longlist, places=len(firms), by=file.owner, at=NOON)
    services.take_over(proposal, by=file.owner, at=NOON)
    file.locked_at = NOON
    return make_request(file)


def propose(firms, places=2, **values):
    file = make_file(**values)
    return services.propose(make_longlist(file, *firms), places=places, by=file.owner, at=LATER)


def proposed(proposal):
    return {firm["supplier_id"] for firm in proposal.outcome["firms"] if firm["proposed"]}


def known_of(firm, *others, **values):
    file = make_file(**values)
    longlist = make_longlist(file, firm, *others)
    since = months_after(LATER.date(), -24)
    return next(each for each in candidates_on(longlist, since=since, at=LATER) if each.supplier_id == firm.id)


def test_who_was_invited_before_comes_after_who_was_not(three):
    asked_before(three[:1])
    assert proposed(propose(three)) == {three[1].id, three[2].id}


def test_a_turn_counts_by_category_kind_of_work_and_buyer(three):
    asked_before(three[:1])
    known = known_of(three[0], cpv_code=PAINTING, municipality_code=DE_BILT, owner=make_buyer(DE_BILT))
    assert (known.turns, known.turns_in_category, known.turns_in_class, known.turns_by_buyer) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    "values",
    [
        {"answer": Answer.DECLINED, "decline_reason": DeclineReason.FULL},
        {"undeliverable_at": NOON},
        {"withdrawn_at": NOON},
    ],
)
def test_an_invitation_that_gave_no_chance_is_no_turn(three, values):
    invitation = asked_before(three[:1]).invitations[0]
    for name, value in values.items():
        setattr(invitation, name, value)
    save(invitation)
    assert known_of(three[0]).turns == 0


def test_a_running_purchase_of_another_municipality_is_not_given_away(three):
    request = asked_before(three[:1], municipality_code=DE_BILT, owner=make_buyer(DE_BILT))
    assert known_of(three[0]).turns == 1
    request.deadline = LATER + timedelta(days=1)
    save(request)
    assert known_of(three[0]).turns == 0


@pytest.mark.parametrize(("status", "counted"), [(FileStatus.OPEN, 0), (FileStatus.CLOSED, 1)])
def test_a_longlist_of_another_municipality_counts_when_its_file_is_closed(three, status, counted):
    file = asked_before(three[:1], municipality_code=DE_BILT, owner=make_buyer(DE_BILT)).file
    file.status = status
    save(file)
    assert known_of(three[0]).longlisted == counted


def test_who_was_in_the_last_set_is_known_for_the_same_kind_of_work_only(three):
    asked_before(three[:1])
    assert known_of(three[0]).in_last_set
    assert not known_of(three[0], cpv_code=PAINTING).in_last_set


def test_an_excluded_firm_takes_no_part_until_that_is_taken_back(three):
    file = make_file()
    longlist = make_longlist(file, *three)
    note = save(
        CandidateNote(
            file=file,
            supplier=three[0],
            excludes=True,
            text="Is in liquidation.",
            written_at=NOON,
            written_by=file.owner,
        )
    )
    first = services.propose(longlist, places=3, by=file.owner, at=NOON)
    note.taken_back_at = NOON
    save(note)
    second = services.propose(longlist, places=3, by=file.owner, at=NOON)
    assert [len(proposed(each)) for each in (first, second)] == [2, 3]


def test_the_policy_names_the_method_and_its_bounds(three):
    policy = make_policy(method=SelectionMethod.RANKING, newcomer_seat=False)
    proposal = propose(three)
    assert (proposal.policy, proposal.method) == (policy, SelectionMethod.RANKING)
    assert [firm["rank"] for firm in proposal.outcome["firms"]] == [1, 2, 3]


def test_asked_twice_it_answers_alike(three):
    file = make_file()
    longlist = make_longlist(file, *three)
    answers = [services.propose(longlist, places=1, by=file.owner, at=NOON) for _ in range(2)]
    assert answers[0].outcome == answers[1].outcome
    assert answers[0].seed == services.seed_of(file)


def test_taking_over_decides_what_nobody_decided(three):
    proposal = propose(three)
    assert services.take_over(proposal, by=proposal.made_by, at=LATER) == 3
    decisions = decisions_of(proposal.file)
    assert {firm for firm, decision in decisions.items() if decision.invited} == proposed(proposal)
    assert all(decision.reason for decision in decisions.values())
    assert services.take_over(proposal, by=proposal.made_by, at=LATER) == 0


def test_a_signed_shortlist_gets_no_new_proposal(three):
    proposal = propose(three)
    proposal.file.locked_at = NOON
    with pytest.raises(DomainError):
        services.propose(proposal.longlist, places=2, by=proposal.made_by, at=LATER)
    with pytest.raises(DomainError):
        services.take_over(proposal, by=proposal.made_by, at=LATER)


@pytest.mark.parametrize("places", [0, -1, 21])
def test_the_number_of_firms_is_bounded(three, places):
    with pytest.raises(DomainError):
        propose(three, places=places)


def test_each_firm_has_a_sentence_in_both_languages(three):
    asked_before(three[:1])
    proposal = propose(three)
    told = {}
    for language in ("nl", "en"):
        with in_language(language):
            told[language] = [f"{row.facts} {row.ground}" for row in rows_of(proposal, entries_of(proposal.longlist))]
    assert "Laatst uitgenodigd in maart 2026." in " ".join(told["nl"])
    assert "Last invited in March 2026." in " ".join(told["en"])
    assert len(set(told["nl"]) & set(told["en"])) == 0


def test_the_record_tells_rule_draw_and_facts(three):
    proposal = propose(three)
    section = tell(proposal.file)
    told = {fact.key: fact.value for fact in section.facts}
    assert told["proposal_1_seed"] == proposal.seed
    assert len(section.tables[0].rows) == 3


def test_facts_of_many_firms_take_as_many_queries_as_those_of_few(count_queries, three):
    file = make_file()
    few, many = make_longlist(file, *three[:1]), make_longlist(file, *three, *(make_listed_firm() for _ in range(6)))
    asked = []
    candidates_on(few, since=NOON.date(), at=NOON)  # reads the file
    for longlist in (few, many):
        with count_queries() as queries:
            candidates_on(longlist, since=NOON.date(), at=NOON)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 10


def test_a_leap_day_two_years_ago_is_the_last_of_february():
    with held_at(NOON):
        assert months_after(NOON.date().replace(month=2, day=28), -24).isoformat() == "2024-02-28"
        assert months_after(NOON.date().replace(month=8, day=31), -6).isoformat() == "2026-02-28"
