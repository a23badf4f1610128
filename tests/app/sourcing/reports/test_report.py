"""What the report counts, and who reads it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.accounts.models import Role
from app.core.db import session as current
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.kinds import Category
from app.sourcing.models import ShortlistDecision
from app.sourcing.outcomes.models import Outcome, OutcomeKind, PerformanceNote
from app.sourcing.policy.kinds import Procedure
from app.sourcing.queries import entries_of
from app.sourcing.reports import queries
from app.sourcing.reports.expressions import size_of
from app.sourcing.reports.queries import Scope
from app.sourcing.requests.models import Answer, Invitation
from app.suppliers.models import Supplier
from app.suppliers.size import size_class
from tests.factories import save
from tests.factories.accounts import make_board_member, make_controller, make_desk_member, make_role, make_user
from tests.factories.many_purchases import make_many_purchases
from tests.factories.organisations import make_region
from tests.factories.procurement import make_award, make_request
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_buyer, make_file, make_listed_firm, make_longlist

SCOPE = Scope(ZEIST, 2026)
TODAY = date(2026, 12, 1)
REPORT = "/inkooprapporten"


def purchase(*firms, municipality_code=ZEIST, **values):
    """The invitations of a file that went out to these firms."""
    file = make_file(municipality_code=municipality_code, **values)
    for entry in entries_of(make_longlist(file, *firms)):
        decided = {"decided_at": NOON, "decided_by": file.owner, "invited": True, "reason": "Nearby."}
        save(ShortlistDecision(file_id=file.id, supplier_id=entry.supplier_id, entry=entry, **decided))
    request = make_request(file)
    invitations = current.scalars(select(Invitation).where(Invitation.request_id == request.id)).all()
    by_firm = {each.decision.supplier_id: each for each in invitations}
    return [by_firm[firm.id] for firm in firms]


def award(invitation, amount=45_000, days=30):
    made = make_award(invitation, amount)
    made.outcome.announced_at = NOON + timedelta(days=days)
    return save(made.outcome)


def choose(file, **values):
    both = {"advised": Procedure.MULTIPLE_PRIVATE_QUOTATION, "chosen": Procedure.MULTIPLE_PRIVATE_QUOTATION}
    rule = {"rule": "-", "rule_source": "-", "for_day": TODAY, "value": 60_000, "chosen_at": NOON}
    return save(ProcedureChoice(file=file, chosen_by_id=file.owner_id, **{**both, **rule, **values}))


def test_firms_are_counted_by_the_place_of_their_seat(session):
    make_region()
    own, near = make_listed_firm(), make_listed_firm(municipality_code="GM0352")
    far, abroad = make_listed_firm(municipality_code="GM0363"), make_listed_firm(country="BE", municipality_code=None)
    invitations = purchase(own, near, far, abroad)
    invitations[0].answer, invitations[1].answer = Answer.INTERESTED, Answer.DECLINED
    award(invitations[0], 30_000)
    found = queries.tallies(SCOPE, TODAY).by_place()
    assert {name: tally.invited for name, tally in found.items()} == {
        "own": 1,
        "region": 1,
        "country": 1,
        "abroad": 1,
    }
    assert (found["own"].interested, found["region"].declined) == (1, 1)
    assert (found["own"].awards, found["own"].amount) == (1, Decimal(30_000))


def test_an_award_counts_when_it_was_told(session):
    [invitation] = purchase(make_listed_firm())
    make_award(invitation)
    assert queries.tallies(SCOPE, TODAY).by_size()["unknown"].awards == 0


def test_a_withdrawn_invitation_is_none(session):
    first, _second = purchase(make_listed_firm(), make_listed_firm())
    first.withdrawn_at = NOON
    save(first)
    assert queries.tallies(SCOPE, TODAY).by_size()["unknown"].invited == 1


def test_a_firm_is_a_newcomer_once_at_each_municipality(session):
    firm = make_listed_firm()
    purchase(firm, municipality_code=DE_BILT)
    purchase(firm)
    purchase(firm)
    assert {name: tally.invited for name, tally in queries.tallies(SCOPE, TODAY).by_newcomer().items()} == {
        "newcomer": 1,
        "known": 1,
    }
    region = queries.tallies(Scope(None, 2026), TODAY).by_newcomer()
    assert {name: tally.invited for name, tally in region.items()} == {"newcomer": 1, "known": 2}


def test_another_year_category_or_municipality_is_left_out(session):
    purchase(make_listed_firm(), category=Category.SERVICES)
    assert queries.tallies(Scope(ZEIST, 2025), TODAY).by_size() == {}
    assert queries.tallies(Scope(ZEIST, 2026, Category.WORKS), TODAY).by_size() == {}
    assert queries.tallies(Scope(DE_BILT, 2026), TODAY).by_size() == {}
    assert queries.tallies(Scope(ZEIST, 2026, Category.SERVICES), TODAY).by_size()["unknown"].invited == 1


AMOUNTS = st.none() | st.sampled_from([0, 2_000_000, 2_000_001, 10_000_000, 43_000_001, 50_000_000, 50_000_001])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.none() | st.sampled_from([0, 9, 10, 49, 50, 249, 250]), AMOUNTS, AMOUNTS)
def test_sql_knows_the_size_of_a_firm_as_its_page_does(session, staff, turnover, balance):
    firm = make_listed_firm(staff=staff, turnover=turnover, balance_total=balance)
    known = session.scalar(select(size_of()).where(Supplier.id == firm.id))
    expected = size_class(staff=firm.staff, turnover=firm.turnover, balance_total=firm.balance_total)
    assert known == (expected.value if expected else "unknown")


def test_concentration_is_high_when_one_firm_gets_all(session):
    firm = make_listed_firm()
    for _each in range(3):
        award(purchase(firm, make_listed_firm())[0])
    found = queries.concentration(SCOPE)
    assert (found.firms, found.awards, found.index) == (1, (3, 0, 0), 10_000)
    assert queries.repeats(SCOPE) == (2, 2)


def test_the_index_adds_squares_of_shares(session):
    first, second = make_listed_firm(), make_listed_firm()
    for firm in (first, first, first, second):
        award(purchase(firm)[0])
    found = queries.concentration(SCOPE)
    assert found.awards == (3, 1, 0)
    assert found.index == pytest.approx(75**2 + 25**2)


def test_nothing_awarded_is_no_error(session):
    found = queries.concentration(SCOPE)
    assert (found.firms, found.awards, found.index) == (0, (0, 0, 0), 0)
    assert queries.repeats(SCOPE) == (0, 0)
    assert queries.lead_times(SCOPE) == []


def test_lead_times_are_quartiles_of_files_that_exist(session):
    for days in (10, 20, 30, 40, 100):
        award(purchase(make_listed_firm())[0], days=days)
    [found] = queries.lead_times(SCOPE)
    assert (found.procedure, found.files) == (None, 5)
    assert [round(x) for x in (found.first_quarter, found.median, found.last_quarter)] == [20, 30, 40]


def test_the_newest_choice_says_the_procedure(session):
    [invitation] = purchase(make_listed_firm())
    file = invitation.request.file
    choose(file, chosen=Procedure.SINGLE_PRIVATE_QUOTATION)
    choose(file, chosen=Procedure.MULTIPLE_PRIVATE_QUOTATION)
    award(invitation)
    assert [each.procedure for each in queries.lead_times(SCOPE)] == [Procedure.MULTIPLE_PRIVATE_QUOTATION]


def test_deviations_and_thin_markets_are_counted_by_file(session):
    [first] = purchase(make_listed_firm())
    file = first.request.file
    advised = {"advised": Procedure.NATIONAL_OPEN, "deviation_reason": "-"}
    choose(file, **advised)
    choose(file, **advised, agreed_at=NOON)
    award(first).kind = OutcomeKind.NONE_SUITABLE
    current.flush()
    found = queries.counts(SCOPE)
    assert (found.files, found.deviations, found.thin, found.none_suitable, found.stopped) == (1, 1, 1, 1, 0)


# Who reads it


@pytest.fixture
def some_purchases(session):
    make_region()
    make_many_purchases(12)


def page(client, path=REPORT):
    return client.get(path).get_data(as_text=True)


@pytest.mark.parametrize("make", [make_buyer, make_controller])
def test_buyers_and_controllers_read_of_their_municipality(client, some_purchases, make):
    client.sign_in(make(municipality_code=ZEIST))
    assert ">48<" in page(client, f"{REPORT}?jaar=2026")
    client.sign_in(make(municipality_code=DE_BILT))
    assert ">48<" not in page(client, f"{REPORT}?jaar=2026")


def test_the_desk_reads_totals_and_no_names(client, some_purchases):
    client.sign_in(make_desk_member())
    shown = page(client, f"{REPORT}?jaar=2026")
    assert ">48<" in shown
    assert "Firm 1" not in shown
    assert client.get(f"{REPORT}/patronen").status_code == 403


@pytest.mark.parametrize("path", ["", "/patronen", "/tabel.csv?tabel=plaats"])
def test_who_sits_on_a_board_reads_nothing_even_with_another_role(client, path):
    member = make_board_member()
    make_role(member, Role.CONTROLLER, municipality_code=ZEIST)
    make_role(member, Role.DESK)
    client.sign_in(member)
    assert client.get(f"{REPORT}{path}").status_code == 403


def test_an_entrepreneur_reads_nothing(client):
    client.sign_in(make_user())
    assert client.get(REPORT).status_code == 403


@pytest.mark.parametrize("address", ["jaar=abc", "jaar=99999", "jaar=-1", "jaar=²026", "categorie=%00", "jaar=0000"])
def test_nonsense_in_the_address_is_no_error(client, address):
    client.sign_in(make_buyer())
    assert client.get(f"{REPORT}?{address}").status_code == 200


def test_every_table_is_a_sheet_with_the_same_numbers_hidden(client, some_purchases):
    client.sign_in(make_buyer())
    for key in ("plaats", "grootte", "nieuw", "concentratie", "doorlooptijd", "bijzonder"):
        answer = client.get(f"{REPORT}/tabel.csv?tabel={key}&jaar=2026&categorie=works")
        assert answer.status_code == 200
        lines = answer.get_data(as_text=True).splitlines()[1:]
        numbers = [cell for line in lines for cell in line.split(";")[1:] if cell.isdigit()]
        assert not [number for number in numbers if 0 < int(number) < 5]
    assert client.get(f"{REPORT}/tabel.csv?tabel=onzin").status_code == 404


def test_an_empty_year_is_no_error(client):
    client.sign_in(make_buyer())
    assert client.get(f"{REPORT}?jaar=2019").status_code == 200


def test_performance_notes_never_enter(session, count_queries):
    with count_queries() as asked:
        (
            queries.tallies(SCOPE, TODAY).by_size(),
            queries.concentration(SCOPE),
            queries.counts(SCOPE),
            queries.lead_times(SCOPE),
        )
    assert not [statement for statement in asked if PerformanceNote.__tablename__ in statement]


# Signs of agreements


def test_signs_show_to_the_controller_with_where_to_tell(client, session):
    always, other = make_listed_firm(name="Altijd Groen"), make_listed_firm(name="Nooit Gekozen")
    for _each in range(5):
        won, lost = purchase(always, other)
        lost.answer = Answer.INTERESTED
        award(won)
    client.sign_in(make_controller(municipality_code=ZEIST))
    shown = page(client, f"{REPORT}/patronen")
    for section in ("pairs", "losers", "winners"):
        assert f'id="table-{section}-caption"' in shown
    assert "ACM" in shown
    client.sign_in(make_controller(municipality_code=DE_BILT))
    assert "Altijd Groen" not in page(client, f"{REPORT}/patronen")


def test_a_buyer_sees_no_signs(client):
    client.sign_in(make_buyer())
    assert client.get(f"{REPORT}/patronen").status_code == 403


def test_an_outcome_that_was_not_told_is_no_sign(client, session):
    firm = make_listed_firm(name="Altijd Groen")
    for _each in range(5):
        make_award(purchase(firm)[0])
    assert session.scalars(select(Outcome)).first() is not None
    client.sign_in(make_controller(municipality_code=ZEIST))
    assert 'id="table-winners-caption"' not in page(client, f"{REPORT}/patronen")
