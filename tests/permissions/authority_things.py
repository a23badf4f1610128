"""Things around who acts for a firm, each made for a circle of people."""

from app.core.clock import today
from app.suppliers.authority.tokens import access_token, mail_token
from app.suppliers.details import IdentityDetails
from app.suppliers.editors.tokens import editor_token
from app.suppliers.kinds import LegalForm
from tests.factories.authority import make_dispute, make_editor_invitation, make_letter, make_request
from tests.factories.suppliers import make_complete_draft, make_listed
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def letter_with_a_code(circle: Circle) -> Thing:
    return thing(letter_id=make_letter(make_complete_draft(circle.entrepreneur)).id)


def letter_to_mark_as_posted(circle: Circle) -> Thing:
    letter = make_letter(make_complete_draft(circle.entrepreneur))
    return thing(form={"letters": letter.id, "posted_on": today().isoformat()})


def link_to_an_address_at_the_firm(circle: Circle) -> Thing:
    firm = make_complete_draft(circle.me, website="https://deheg.example")
    return thing(token=mail_token(firm, circle.me, "info@deheg.example"))


def link_to_ask_for_access(circle: Circle) -> Thing:
    firm = make_complete_draft(circle.buyer)
    details = IdentityDetails(name=firm.name, legal_form=LegalForm.BV, kvk_number=firm.kvk_number)
    return thing(token=access_token(details, circle.me))


def question_for_access(circle: Circle) -> Thing:
    """To the entrepreneur's firm."""
    return thing(request_id=make_request(make_complete_draft(circle.entrepreneur)).id)


def own_question_for_access(circle: Circle) -> Thing:
    return thing(request_id=make_request(by=circle.me).id)


def dispute(circle: Circle) -> Thing:
    return thing(request_id=make_dispute(make_listed(circle.entrepreneur)).id)


def person_of_the_firm(circle: Circle) -> Thing:
    firm = make_complete_draft(circle.entrepreneur)
    return thing(supplier_id=firm.id, user_id=circle.entrepreneur.id)


def invitation_to_edit_a_firm(circle: Circle) -> Thing:
    return thing(editor_invitation_id=make_editor_invitation(make_complete_draft(circle.entrepreneur)).id)


def link_to_edit_a_firm(circle: Circle) -> Thing:
    """To the mail address of whoever asks."""
    return thing(token=editor_token(make_editor_invitation(email=circle.me.email)))
