"""What the worker moves when a day has come."""

from datetime import date, timedelta

import pytest

from app.audit.services import trail
from app.core.clock import local_date
from app.suppliers.kinds import ProfileStatus as S
from app.suppliers.renewal.moving import BATCH, move_next
from app.suppliers.renewal.worker import renew, waiting
from app.suppliers.revisions.models import RevisionStatus
from app.suppliers.standing import start_of
from tests.conftest import NOON
from tests.factories.accounts import make_user
from tests.factories.revisions import make_live, make_proposal
from tests.factories.suppliers import make_listed

TODAY = local_date(NOON)
LONG_AGO = start_of(TODAY - timedelta(days=500))


@pytest.fixture(autouse=True)
def noon(session, clock):
    """Moves compare with the clock."""


def acts(supplier) -> list[str]:
    return [entry.action for entry in trail(supplier)]


def test_a_profile_that_nobody_confirmed_lapses_however_late_the_worker_comes(session):
    firm = make_listed(confirmed_at=LONG_AGO)
    assert move_next()
    assert (firm.status, acts(firm)) == (S.LAPSED, ["supplier.lapsed"])


def test_a_suspended_firm_is_listed_again_on_its_day_and_hears_of_it(session, mailbox):
    firm = make_listed(
        make_user(language="en"), name="De Heg", status=S.SUSPENDED, suspended_until=TODAY, confirmed_at=NOON
    )
    assert [mail.subject for mail in mailbox()] == ["De Heg is listed again"]
    assert (firm.status, firm.suspended_until) == (S.LISTED, None)


def test_a_suspended_firm_lapses_on_its_day_if_it_is_due_meanwhile(session):
    firm = make_listed(status=S.SUSPENDED, suspended_until=TODAY, confirmed_at=LONG_AGO)
    move_next()
    assert firm.status is S.LAPSED


def test_a_lapsed_profile_ends_a_year_later_and_its_term_counts_from_then(session):
    firm = make_listed(status=S.LAPSED, confirmed_at=start_of(date(2024, 2, 1)))
    move_next()
    assert (firm.status, firm.updated_at) == (S.WITHDRAWN, NOON)


def test_what_has_not_come_to_its_day_stays(session):
    make_listed(status=S.SUSPENDED, suspended_until=TODAY + timedelta(days=1), confirmed_at=NOON)
    make_listed(confirmed_at=NOON - timedelta(days=392))
    assert not move_next()


def test_many_go_in_batches(session):
    firms = [make_listed(confirmed_at=LONG_AGO) for _number in range(BATCH + 1)]
    move_next()
    assert [firm.status for firm in firms].count(S.LAPSED) == BATCH
    move_next()
    assert [firm.status for firm in firms].count(S.LAPSED) == BATCH + 1


def test_the_firm_hears_that_it_lapsed_once(session, mailbox):
    firm = make_listed(make_user(language="en"), name="De Heg", confirmed_at=NOON - timedelta(days=393))
    mailbox()
    assert [mail.subject for mail in mailbox()] == ["Buyers no longer find De Heg"]
    assert firm.status is S.LAPSED


def test_what_waits_is_counted_and_then_done(session):
    make_listed(confirmed_at=NOON - timedelta(days=393))
    make_listed(confirmed_at=NOON - timedelta(days=340))
    assert (waiting().to_move, waiting().to_remind) == (1, 2)
    while renew():
        pass
    assert (waiting().to_move, waiting().to_remind) == (0, 0)


def test_nobody_is_asked_to_look_at_changes_of_a_profile_that_ended(session):
    firm = make_listed(confirmed_at=LONG_AGO - timedelta(days=400), status=S.LAPSED)
    proposal, live = make_proposal(firm), make_live(firm)
    move_next()
    assert firm.status is S.WITHDRAWN
    assert (proposal.status, live.status) == (RevisionStatus.WITHDRAWN, RevisionStatus.ACKNOWLEDGED)
    assert proposal.decided_by is live.decided_by is None
