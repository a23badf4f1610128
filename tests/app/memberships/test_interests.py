"""Who must stand aside, and who belongs to which association."""

from datetime import date

from sqlalchemy import select

from app.core.clock import now
from app.core.db import transaction
from app.memberships.models import DeclaredInterest, Membership
from app.memberships.policies import has_interest
from app.memberships.services import declare_interest, start_membership
from app.suppliers.services import remove_draft
from tests.factories.accounts import make_user
from tests.factories.organisations import make_association
from tests.factories.suppliers import make_draft


def test_an_editor_of_the_firm_has_an_interest(session):
    owner = make_user()
    assert has_interest(owner, make_draft(owner))


def test_somebody_who_declared_a_tie_has_an_interest(session):
    employee, firm = make_user(), make_draft()
    with transaction():
        declare_interest(employee, firm, at=now())
    assert has_interest(employee, firm)


def test_others_have_none(session):
    assert not has_interest(make_user(), make_draft())
    assert not has_interest(None, make_draft())


def test_a_running_membership_is_not_started_twice(session):
    firm, association = make_draft(), make_association()
    with transaction():
        start_membership(firm, association.id, on=date(2026, 1, 1))
        start_membership(firm, association.id, on=date(2026, 2, 1))
    (membership,) = session.scalars(select(Membership).where(Membership.supplier_id == firm.id))
    assert membership.starts_on == date(2026, 1, 1)


def test_a_draft_that_is_thrown_away_takes_the_ties_along(session):
    employee, firm = make_user(), make_draft()
    with transaction():
        declare_interest(employee, firm, at=now())
    with transaction():
        remove_draft(firm, by=make_user())
    assert session.scalar(select(DeclaredInterest)) is None
