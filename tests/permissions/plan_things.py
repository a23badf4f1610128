"""Planned purchases, each made for a circle of people."""

from app.sourcing.planning.tokens import stop_token
from tests.factories.planning import make_draft_plan, make_interest, make_plan
from tests.factories.suppliers import make_listed
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def draft_of_a_planned_purchase(circle: Circle) -> Thing:
    plan = make_draft_plan(circle.municipality_code, created_by_id=circle.buyer.id, year=2999)
    return thing(purchase_id=plan.id)


def planned_purchase(circle: Circle) -> Thing:
    return thing(purchase_id=make_plan(circle.municipality_code, created_by_id=circle.buyer.id, year=2999).id)


def planned_purchase_that_the_firm_follows(circle: Circle) -> Thing:
    plan = make_plan(circle.municipality_code, created_by_id=circle.buyer.id, year=2999)
    interest = make_interest(plan, make_listed(circle.entrepreneur))
    return thing(purchase_id=plan.id, supplier_id=interest.supplier_id)


def link_that_stops_mail_about_a_planned_purchase(circle: Circle) -> Thing:
    plan = make_plan(circle.municipality_code, created_by_id=circle.buyer.id, year=2999)
    return thing(token=stop_token(make_interest(plan, make_listed(circle.entrepreneur))))
