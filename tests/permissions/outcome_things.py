"""Outcomes of purchases, as those who ask find them."""

from datetime import date

from app.core.clock import now, today
from app.sourcing.longlists.services import freeze
from app.sourcing.models import ShortlistDecision
from app.sourcing.outcomes.models import Award, DecisionLetter, PerformanceNote, ReasonsRequest
from app.sourcing.queries import entries_of
from tests.factories import save
from tests.factories.procurement import make_award, make_contract, make_request
from tests.factories.sourcing import a_query, engine_with, make_buyer, make_file, make_listed_firm
from tests.factories.suppliers import make_listed
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def award(circle: Circle) -> Thing:
    made = _award(circle)
    return thing(file_id=made.outcome.file_id, award_id=made.id)


def award_with_a_contract(circle: Circle) -> Thing:
    made = _award(circle)
    make_contract(made)
    return thing(file_id=made.outcome.file_id, award_id=made.id)


def letter_of_an_outcome(circle: Circle) -> Thing:
    letter = _letter(circle)
    return thing(file_id=letter.decision.file_id, letter_id=letter.id)


def outcome_to_agree_to(circle: Circle) -> Thing:
    return thing(file_id=_award(circle).outcome.file_id)


def performance_note_of_a_colleague(circle: Circle) -> Thing:
    note = _note(circle)
    note.written_by = make_buyer(circle.municipality_code)
    save(note)
    return thing(file_id=note.contract.award.outcome.file_id, note_id=note.id)


def letter_to_the_firm(circle: Circle) -> Thing:
    letter = _letter(circle)
    return thing(supplier_id=letter.decision.supplier_id, letter_id=letter.id)


def note_on_the_firm(circle: Circle) -> Thing:
    note = _note(circle)
    note.second_by_id, note.second_grade = circle.buyer.id, 7
    save(note)
    return thing(supplier_id=note.contract.award.decision.supplier_id, note_id=note.id)


def question_of_the_firm(circle: Circle) -> Thing:
    asked = _asked(circle)
    return thing(supplier_id=asked.supplier_id, request_id=asked.id)


def request_for_reasons(circle: Circle) -> Thing:
    return thing(request_id=_asked(circle).id)


def key_of_an_invitation(circle: Circle) -> Thing:
    return thing(token=f"key-{_letter(circle).decision_id}")


def _award(circle: Circle) -> Award:
    """In a file of the circle's buyer, to the firm of its entrepreneur."""
    file = make_file(circle.buyer, municipality_code=circle.municipality_code)
    own = make_listed(circle.entrepreneur)
    engine = engine_with(own, make_listed_firm())
    longlist = freeze(file, a_query(), "all firms", engine, by=circle.buyer, at=now())
    entry = next(entry for entry in entries_of(longlist) if entry.supplier_id == own.id)
    decided = {"decided_at": now(), "decided_by": circle.buyer, "invited": True, "reason": "-"}
    save(ShortlistDecision(file_id=file.id, supplier_id=own.id, entry=entry, **decided))
    return make_award(make_request(file).invitations[0])


def _letter(circle: Circle) -> DecisionLetter:
    made = _award(circle)
    values = {"language": "nl", "text": "Brief.", "sent_at": now()}
    letter = DecisionLetter(outcome_id=made.outcome_id, decision=made.decision, invitation=made.invitation, **values)
    return save(letter)


def _note(circle: Circle) -> PerformanceNote:
    contract = make_contract(_award(circle))
    values = {"text": "Netjes.", "grade": 8, "written_at": now(), "expires_on": date(today().year + 3, 1, 1)}
    return save(PerformanceNote(contract=contract, written_by=contract.award.outcome.decided_by, **values))


def _asked(circle: Circle) -> ReasonsRequest:
    letter = _letter(circle)
    decision = letter.decision
    return save(
        ReasonsRequest(
            municipality_code=circle.municipality_code,
            file_id=decision.file_id,
            decision=decision,
            supplier_id=decision.supplier_id,
            firm=decision.firm,
            asked_at=now(),
            text="Waarom?",
            due_on=today(),
        )
    )
