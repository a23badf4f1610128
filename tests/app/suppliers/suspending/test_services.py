"""Suspending a firm until a day, and lifting that before."""

from datetime import timedelta

import pytest

from app.audit.services import trail
from app.core.clock import local_date
from app.suppliers.kinds import ProfileStatus as S
from app.suppliers.moves import ForbiddenMove
from app.suppliers.renewal.moving import move_next
from app.suppliers.suspending.models import SuspensionReason
from app.suppliers.suspending.queries import suspensions_of
from app.suppliers.suspending.services import WrongDay, lift, suspend
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.suppliers import make_complete_draft, make_listed

TODAY = local_date(NOON)


@pytest.fixture(autouse=True)
def noon(session, clock):
    """Suspensions compare with the clock."""


def suspended(firm, *, days: int = 30):
    why = {"code": SuspensionReason.NO_PROOF, "reason": "Het certificaat is van een ander."}
    return suspend(firm, until=TODAY + timedelta(days=days), **why, by=make_desk_member(), at=NOON)


def test_a_suspended_firm_is_out_of_sight_and_hears_why(mailbox):
    firm = make_listed(make_user(language="en"), name="De Heg")
    suspended(firm)
    assert (firm.status, firm.is_public) == (S.SUSPENDED, False)
    [mail] = mailbox()
    assert mail.subject == "De Heg is suspended"
    assert "Het certificaat is van een ander." in mail.text


@pytest.mark.parametrize("days", [-1, 0, 732])
def test_it_ends_after_today_and_within_two_years(days):
    with pytest.raises(WrongDay):
        suspended(make_listed(), days=days)


def test_only_a_listed_firm_is_suspended():
    with pytest.raises(ForbiddenMove):
        suspended(make_complete_draft())


def test_it_lifts_itself_and_is_kept(clock):
    firm = make_listed()
    suspended(firm, days=30)
    clock(NOON + timedelta(days=30))
    assert firm.is_public  # by its date, before the worker came
    move_next()
    [kept] = suspensions_of(firm)
    assert (firm.status, kept.until, kept.ended_at) == (S.LISTED, TODAY + timedelta(days=30), None)


def test_the_desk_lifts_it_before():
    firm, desk = make_listed(), make_desk_member()
    suspended(firm)
    lift(firm, by=desk, at=NOON)
    [kept] = suspensions_of(firm)
    assert (firm.is_public, firm.suspended_until, kept.ended_by_id) == (True, None, desk.id)


def test_lifting_a_firm_that_became_due_meanwhile_lets_it_lapse(clock):
    firm = make_listed(confirmed_at=NOON - timedelta(days=380))
    suspended(firm, days=100)
    later = clock(NOON + timedelta(days=20))
    lift(firm, by=make_desk_member(), at=later)
    assert firm.status is S.LAPSED


def test_every_step_is_in_the_audit_trail():
    firm = make_listed()
    suspended(firm)
    lift(firm, by=make_desk_member(), at=NOON)
    assert [entry.action for entry in trail(firm)] == [
        "supplier.suspended",
        "supplier.suspension_lifted",
        "supplier.suspension_over",
    ]
