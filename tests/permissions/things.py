"""What stands in the addresses of the site, and how to make one that belongs to a circle of people.

A route with something in its address needs a line in THINGS. The key is the route's endpoint or, for all routes with
the same parameters, their names. What it names are functions that make the thing, one row in the map for each: their
names are the words of that row. A leaf brings its lines itself: THINGS in tests/permissions/<leaf>_things.py.
"""

from io import BytesIO

from app.accounts.tokens import confirmation_token, password_token
from app.core.clock import now
from app.core.doors import Door
from app.mail.models import MailMessage, MailStatus
from app.reference.models import TradeWord
from app.search.saved.tokens import stop_token
from app.suppliers.importing import files
from app.suppliers.importing.models import ImportBatch, ImportStatus
from tests.factories import next_number, save
from tests.factories.demand import make_question
from tests.factories.passkeys import make_passkey
from tests.factories.saved import make_saved_search
from tests.factories.suppliers import make_complete_draft, make_listed
from tests.leaves import brought
from tests.permissions import authority_things as authority
from tests.permissions import firm_things as firms
from tests.permissions import member_things as members
from tests.permissions import proof_things as proofs
from tests.permissions import review_things as reviewing
from tests.permissions import trusted_things as trusted
from tests.permissions.circles import Circle
from tests.permissions.network_things import NETWORK
from tests.permissions.newsletter_things import NEWSLETTERS
from tests.permissions.purchase_things import PURCHASES
from tests.permissions.thing import Maker, Thing, nothing, thing


def things_behind(door: Door) -> tuple[Maker, ...]:
    """Raises LookupError, with where to add it, for a route whose thing is not in the table."""
    if door.endpoint in THINGS:
        return THINGS[door.endpoint]
    if not door.parameters:
        return (nothing,)
    names = " ".join(sorted(door.parameters))
    if names not in THINGS:
        raise LookupError(
            f"nobody said what stands in the address {door.address}: write a function that makes it for a circle of "
            f'people, and name it under "{door.endpoint}" or "{names}" in THINGS, tests/permissions/things.py'
        )
    return THINGS[names]


def in_words(maker: Maker) -> str:
    return "" if maker is nothing else maker.__name__.replace("_", " ")


# Accounts


def link_in_own_mail(circle: Circle) -> Thing:
    return thing(token=confirmation_token(circle.me))


def password_link(circle: Circle) -> Thing:
    return thing(token=password_token(circle.me))


def passkey(circle: Circle) -> Thing:
    return thing(passkey_id=make_passkey(circle.me).id)


# Firms


def draft(circle: Circle) -> Thing:
    return thing(supplier_id=make_complete_draft(circle.entrepreneur).id)


def listed_firm(circle: Circle) -> Thing:
    return thing(supplier_id=make_listed(circle.entrepreneur).id)


def step_of_a_draft(circle: Circle) -> Thing:
    return thing(supplier_id=make_complete_draft(circle.entrepreneur).id, step="contact")


def import_of_firms(_circle: Circle) -> Thing:
    """Checked, with its upload and with rows to repair."""
    batch = save(ImportBatch(status=ImportStatus.CHECKED, file_name="firms.csv", created_at=now()))
    files.keep_upload(batch, BytesIO(b"naam;plaats\nDe Heg;Zeist\n"))
    files.keep_repair_file(batch, b"naam;plaats\nDe Heg;\n")
    batch.rows, batch.refused = 1, 1
    return thing(batch_id=batch.id)


# Approvals


# Searching


def saved_search(circle: Circle) -> Thing:
    return thing(saved_id=make_saved_search(circle.me).id)


def link_that_stops_mail(circle: Circle) -> Thing:
    return thing(token=stop_token(circle.me))


def word_of_a_trade(_circle: Circle) -> Thing:
    return thing(word_id=save(TradeWord(word=f"heggenman {next_number()}", codes="77310000-6")).id)


def search_without_answer(_circle: Circle) -> Thing:
    return thing(question_id=make_question().id)


# The rest


def mail(circle: Circle) -> Thing:
    sent = MailMessage(
        recipient=circle.me.email,
        subject="Confirm your e-mail address",
        text="A link",
        html="<p>A link</p>",
        status=MailStatus.SENT,
        created_at=now(),
        due_at=now(),
    )
    return thing(mail_id=save(sent).id)


def mark_of_a_colour(_circle: Circle) -> Thing:
    return thing(mark="1f5f4f")


DECIDED = (
    reviewing.application_to_the_board,
    reviewing.application_to_the_desk,
    reviewing.application_of_a_firm_with_a_tie,
)

TEAMS = (
    trusted.team_of_the_municipality,
    trusted.board_of_the_association,
    trusted.desk,
    trusted.administrators,
)
HELD_ROLES = (
    trusted.role_of_the_buyer,
    trusted.role_of_the_controller,
    trusted.role_of_the_board_member,
    trusted.role_of_a_fellow_board_member,
    trusted.role_of_the_desk_member,
    trusted.role_of_the_administrator,
)
INVITATIONS = (
    trusted.invitation_of_a_buyer,
    trusted.invitation_of_a_controller,
    trusted.invitation_of_a_board_member,
    trusted.invitation_of_a_desk_member,
)
ACTS = (
    trusted.act_on_an_account_of_the_municipality,
    trusted.act_on_an_account_of_the_board,
    trusted.act_on_a_procurement_file,
)

THINGS: dict[str, tuple[Maker, ...]] = {
    # by parameters
    "application_id": DECIDED,
    "assignment_id": HELD_ROLES,
    "association_id": (trusted.association,),
    "association_id list_id": (members.processed_member_list,),
    "association_id membership_id": (members.member_of_the_association,),
    "batch_id": (import_of_firms,),
    "check_id": (firms.firm_drawn_by_lot, firms.drawn_firm_with_a_tie),
    "consent_id": (trusted.consent,),
    "document_id": proofs.DOCUMENTS,
    "editor_invitation_id": (authority.invitation_to_edit_a_firm,),
    "image_id": proofs.PICTURES,
    "first_id second_id": (firms.draft_and_a_listed_firm, firms.two_listed_firms),
    "invitation_id": INVITATIONS,
    "key": (trusted.letter,),
    "letter_id": (authority.letter_with_a_code,),
    "mail_id": (mail,),
    "mark": (mark_of_a_colour,),
    "member_id": (trusted.municipality_of_the_region,),
    "membership_id supplier_id": (members.membership_of_the_firm,),
    "message_id": (trusted.message_that_failed,),
    "name": proofs.SHOWN_PICTURES,
    "number": ACTS,
    "number supplier_id": (reviewing.kept_version,),
    "passkey_id": (passkey,),
    "proof_id": proofs.PROOFS,
    "provider_id": (trusted.sign_in_of_an_organisation,),
    "question_id": (search_without_answer,),
    "revision_id": (reviewing.proposal_to_the_board, reviewing.proposal_to_the_desk),
    "request_id": (authority.question_for_access, authority.own_question_for_access),
    "saved_id": (saved_search,),
    "session_id": (trusted.opened_session,),
    "slug": TEAMS,
    "step supplier_id": (step_of_a_draft,),
    "supplier_id": (draft, listed_firm),
    "supplier_id user_id": (authority.person_of_the_firm,),
    "user_id": (trusted.account, trusted.account_of_an_administrator),
    "word_id": (word_of_a_trade,),
    # by endpoint, where the parameters say too little
    "accounts.choose_password": (password_link,),
    "accounts.confirm": (link_in_own_mail,),
    "acting.act_for": (trusted.municipality_to_act_for,),
    "approvals.answer": (reviewing.application_to_the_board,),
    "approvals.appeal": (reviewing.application_that_was_refused,),
    "approvals.ask_desk": (reviewing.application_to_the_board,),
    "approvals.dismiss": (reviewing.appeal, reviewing.appeal_against_the_desk),
    "approvals.edit_texts": (reviewing.texts_of_the_board, reviewing.texts_of_the_desk),
    "approvals.own": (reviewing.application_to_the_board,),
    "approvals.uphold": (reviewing.appeal, reviewing.appeal_against_the_desk),
    "approvals.withdraw": (reviewing.application_to_the_board,),
    "changes.acknowledge": (reviewing.live_change_to_the_board, reviewing.live_change_to_the_desk),
    "changes.revert": (reviewing.live_change_to_the_board, reviewing.live_change_to_the_desk),
    "authority.confirm_mail": (authority.link_to_an_address_at_the_firm,),
    "consents.ask_to_stop": (trusted.link_that_withdraws_consent,),
    "consents.confirm": (trusted.link_that_gives_consent,),
    "consents.give": (trusted.link_that_gives_consent,),
    "consents.stop": (trusted.link_that_withdraws_consent,),
    "disputes.decide": (authority.dispute,),
    "disputes.dispute": (authority.dispute,),
    "disputes.succession": (listed_firm,),
    "editors.accept": (authority.link_to_edit_a_firm,),
    "editors.invitation": (authority.link_to_edit_a_firm,),
    "firm_access.ask": (authority.link_to_ask_for_access,),
    "firm_access.defend": (authority.dispute,),
    "interests.end": (firms.firm_with_a_tie,),
    "invitations.accept": (trusted.link_in_an_invitation,),
    "invitations.invitation": (trusted.link_in_an_invitation,),
    "letters.mark_posted": (authority.letter_to_mark_as_posted,),
    "renewal.begin_again": (listed_firm, firms.withdrawn_firm),
    "renewal.confirm_by_mail": (firms.link_in_a_reminder,),
    "renewal.confirm_page": (firms.link_in_a_reminder,),
    "member_invitations.ask_to_object": (members.link_to_object_to_an_invitation,),
    "member_invitations.follow": (members.link_in_an_invitation_of_a_member,),
    "member_invitations.object_to": (members.link_to_object_to_an_invitation,),
    "member_invitations.show": (members.link_in_an_invitation_of_a_member,),
    "member_lists.columns": (members.uploaded_member_list,),
    "member_lists.process": (members.checked_member_list,),
    "saved.ask_to_stop": (link_that_stops_mail,),
    "saved.stop_mail": (link_that_stops_mail,),
    "suppliers.place_on_map": (draft, listed_firm, firms.withdrawn_firm),
    "suppliers.profile": (draft, listed_firm, firms.withdrawn_firm),
    "versions.take_back": (reviewing.firm_with_a_proposal,),
    "versions.versions": (listed_firm, firms.withdrawn_firm),
    "suspending.firm": (listed_firm, firms.suspended_firm, firms.firm_with_a_tie),
    "suspending.lift": (listed_firm, firms.suspended_firm),
    "suspending.suspend": (listed_firm, firms.suspended_firm, firms.firm_with_a_tie),
    **NETWORK,
    **NEWSLETTERS,
    **PURCHASES,
}
for lines in brought("tests.permissions.{leaf}_things", "THINGS"):
    assert not THINGS.keys() & lines.keys(), "a leaf says only what stands in its own addresses"
    THINGS |= lines
