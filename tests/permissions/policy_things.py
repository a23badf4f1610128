"""Things of purchasing policies and of the procedure of a file, each made for a circle of people."""

from datetime import timedelta

from app.core.clock import now, today
from app.sourcing.advice.advising import Rule, RuleKind
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.policy.kinds import Procedure
from tests.factories import save
from tests.factories.procurement import make_policy
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
    choice = ProcedureChoice(
        file=file,
        for_day=today() + timedelta(days=7),
        value=file.estimated_value,
        advised=Procedure.MULTIPLE_PRIVATE_QUOTATION,
        chosen=Procedure.SINGLE_PRIVATE_QUOTATION,
        fewest_firms=1,
        most_firms=1,
        rule=Rule(RuleKind.POLICY_BAND, file.estimated_value).code,
        rule_source="art. 4",
        deviation_reason="Only one firm has the parts.",
        chosen_at=now(),
        chosen_by_id=circle.buyer.id,
    )
    save(choice)
    return thing(file_id=file.id, choice_id=choice.id)
