"""Things of purchases: which function makes what stands in the address of their routes."""

from app.core.clock import now
from app.sourcing.longlists.services import freeze
from tests.factories.sourcing import a_query, engine_with, make_file, make_listed_firm
from tests.permissions import archive_things as archive
from tests.permissions import candidate_things as candidates
from tests.permissions import four_eyes_things as four_eyes
from tests.permissions import outcome_things as outcomes
from tests.permissions import plan_things as plans
from tests.permissions import policy_things as policy
from tests.permissions import quotation_things as quotations
from tests.permissions import request_things as requests
from tests.permissions.circles import Circle
from tests.permissions.thing import Maker, Thing, thing


def procurement_file(circle: Circle) -> Thing:
    return thing(file_id=make_file(circle.buyer, municipality_code=circle.municipality_code).id)


def longlist(circle: Circle) -> Thing:
    file = make_file(circle.buyer, municipality_code=circle.municipality_code)
    engine = engine_with(make_listed_firm(), make_listed_firm())
    frozen = freeze(file, a_query(), "all firms", engine, by=circle.buyer, at=now())
    return thing(file_id=file.id, longlist_id=frozen.id)


PURCHASES: dict[str, tuple[Maker, ...]] = {
    # by parameters
    "addendum_id file_id": (four_eyes.addendum_of_a_colleague, four_eyes.addendum_of_the_buyer),
    "award_id file_id": (outcomes.award,),
    "choice_id file_id": (policy.deviation_that_waits,),
    "entry_id file_id longlist_id": (candidates.firm_on_a_longlist,),
    "export_id extension file_id": (archive.part_of_an_export,),
    "export_id file_id": (archive.export_of_a_file,),
    "file_id firm_id": (four_eyes.firm_from_outside_the_register,),
    "file_id invitation_id": (requests.invitation_to_a_quotation,),
    "file_id letter_id": (outcomes.letter_of_an_outcome,),
    "file_id longlist_id": (longlist,),
    "file_id note_id": (outcomes.performance_note_of_a_colleague,),
    "file_id question_id": (requests.question_of_an_invited_firm,),
    "file_id review_id": (four_eyes.shortlist_of_a_colleague, four_eyes.shortlist_of_the_buyer),
    "file_id role_id": (four_eyes.role_of_the_controller_in_a_file,),
    "file_id": (procurement_file,),
    "letter_id supplier_id": (outcomes.letter_to_the_firm,),
    "note_id supplier_id": (outcomes.note_on_the_firm,),
    "policy_id": (policy.adopted_policy, policy.draft_of_a_policy),
    "purchase_id supplier_id": (plans.planned_purchase_that_the_firm_follows,),
    "purchase_id": (plans.draft_of_a_planned_purchase, plans.planned_purchase),
    "request_id supplier_id": (outcomes.question_of_the_firm,),
    # by endpoint, where the parameters say too little
    "invited.answer": requests.INVITED,
    "invited.ask": requests.INVITED,
    "invited.page": requests.INVITED,
    "outcomes_for_firms.decision": (outcomes.key_of_an_invitation,),
    "planning.ask_to_stop": (plans.link_that_stops_mail_about_a_planned_purchase,),
    "planning.stop_mail": (plans.link_that_stops_mail_about_a_planned_purchase,),
    "reasons.answer": (outcomes.request_for_reasons,),
    "reasons.request": (outcomes.request_for_reasons,),
    "sourcing.add_addendum": (four_eyes.signed_file_of_the_buyer,),
    "sourcing.agree_to_outcome": (outcomes.outcome_to_agree_to,),
    "sourcing.extend_request": requests.SENT,
    "sourcing.hand_over_file": (four_eyes.file_of_the_buyer, four_eyes.file_without_an_owner),
    "sourcing.lift_hold": (archive.file_that_is_held,),
    "sourcing.offer": (four_eyes.ready_file_of_the_buyer,),
    "sourcing.performance": (outcomes.award_with_a_contract,),
    "sourcing.remind_firms": requests.SENT,
    "sourcing.request": (procurement_file, *requests.SENT),
    "sourcing.request_questions": requests.SENT,
    "sourcing.send_outcome_back": (outcomes.outcome_to_agree_to,),
    "sourcing.send_request": (requests.file_with_a_draft_of_its_request,),
    "sourcing.take_back_exclusion": (candidates.exclusion,),
    "sourcing.withdraw_request": requests.SENT,
    "sourcing.write_performance": (outcomes.award_with_a_contract,),
    **quotations.QUOTATIONS,
}
