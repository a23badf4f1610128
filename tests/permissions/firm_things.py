"""Firms in every status, and what is bound to them."""

from datetime import timedelta

from app.core.clock import now, today
from app.memberships.services import declare_interest
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.renewal.tokens import confirm_token
from app.suppliers.spot_checks.models import SpotCheck, SpotCheckRound
from app.suppliers.standing import due_on
from tests.factories import next_number, save
from tests.factories.suppliers import make_complete_draft, make_listed
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def withdrawn_firm(circle: Circle) -> Thing:
    return thing(supplier_id=make_listed(circle.entrepreneur, status=ProfileStatus.WITHDRAWN).id)


def suspended_firm(circle: Circle) -> Thing:
    until = today() + timedelta(days=9)
    firm = make_listed(circle.entrepreneur, status=ProfileStatus.SUSPENDED, suspended_until=until)
    return thing(supplier_id=firm.id)


def firm_drawn_by_lot(circle: Circle) -> Thing:
    return thing(check_id=_drawn(make_listed(circle.entrepreneur)).id)


def drawn_firm_with_a_tie(circle: Circle) -> Thing:
    """Whoever asks has declared an interest in it."""
    supplier = make_listed(circle.entrepreneur)
    declare_interest(circle.me, supplier, at=now())
    return thing(check_id=_drawn(supplier).id)


def _drawn(supplier: Supplier) -> SpotCheck:
    month = f"2026-{next_number()}"
    drawn = save(SpotCheckRound(month=month, seed="een", population=1, drawn_at=now()))
    return save(SpotCheck(month=drawn.month, supplier_id=supplier.id))


def link_in_a_reminder(circle: Circle) -> Thing:
    firm = make_listed(circle.entrepreneur)
    return thing(token=confirm_token(firm, circle.entrepreneur, due_on(firm.confirmed_at)))


def two_listed_firms(circle: Circle) -> Thing:
    return thing(first_id=make_listed(circle.entrepreneur).id, second_id=make_listed().id)


def draft_and_a_listed_firm(circle: Circle) -> Thing:
    return thing(first_id=make_complete_draft(circle.entrepreneur).id, second_id=make_listed().id)


def firm_with_a_tie(circle: Circle) -> Thing:
    """Whoever asks has declared an interest in it."""
    supplier = make_listed(circle.entrepreneur)
    declare_interest(circle.me, supplier, at=now())
    return thing(supplier_id=supplier.id)
