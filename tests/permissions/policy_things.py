"""Things of purchasing policies and of the procedure of a file, each made for a circle of people."""

from app.sourcing.policy.kinds import Procedure
from tests.factories.procurement import make_choice, make_policy
from tests.factories.sourcing import make_file
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def adopted_policy(circle: Circle) -> Thing:
    return thing(policy_id=make_policy(circle.municipality_code).id)


def draft_of_a_policy(circle: Circle) -> Thing:
    return thing(policy_id=make_policy(circle.municipality_code, adopted_at=None).id)


def deviation_that_waits(circle: Circle) -> Thing:
    """A buyer wants one firm where the policy asks for several."""
    file = make_file(circle.buyer, municipality_code=circle.municipality_code)
    choice = make_choice(file, chosen=Procedure.SINGLE_PRIVATE_QUOTATION, deviation_reason="Only one has the parts.")
    return thing(file_id=file.id, choice_id=choice.id)
