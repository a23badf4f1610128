"""What somebody leaves behind, one function a trace. Each puts name and address where they can stand.

A leaf brings its own: TRACES in tests/app/<leaf>/traces.py.
"""

from datetime import date, timedelta
from itertools import chain

from app.accounts.models import Role, User
from app.approvals.models import ApplicationStatus, ReasonCode
from app.approvals.records import ApplicationDecision, ApplicationMessage, Recusal, Side
from app.core.clock import now, today
from app.mail.models import MailMessage, MailStatus
from app.memberships import services as memberships
from app.suppliers.authority.kinds import CheckMeans
from app.suppliers.authority.services import check, type_code
from app.suppliers.autosave import services as autosave
from app.suppliers.importing.services import open_batch
from app.suppliers.kinds import EditorRole, LegalForm, ProfileStatus
from app.suppliers.models import Supplier, SupplierEditor
from app.suppliers.spot_checks.models import Outcome, SpotCheck, SpotCheckRound
from app.suppliers.spot_checks.services import note_outcome
from app.suppliers.suspending.models import SuspensionReason
from app.suppliers.suspending.services import lift, suspend
from tests.app.privacy.account_traces import (
    blocked_with_a_reason,
    invited_and_inviting,
    reviewed_and_reviewing,
    second_factors,
    signed_in_somewhere,
    work_account,
)
from tests.app.privacy.invitation_traces import invited_for_a_quotation
from tests.app.privacy.purchase_traces import (
    addendum_to_a_shortlist,
    asked_for_reasons,
    buyer,
    contact_for_a_request,
    planned_purchase,
    role_with_a_note,
)
from tests.factories import save
from tests.factories.accounts import (
    make_desk_member,
    make_role,
    make_user,
)
from tests.factories.approvals import make_application
from tests.factories.authority import code_of, make_dispute, make_editor_invitation, make_letter, make_request
from tests.factories.consents import make_consent
from tests.factories.memberships import make_list, make_member_invitation
from tests.factories.organisations import make_association
from tests.factories.revisions import make_live, make_proposal
from tests.factories.saved import make_saved_search
from tests.factories.suppliers import make_complete_draft, make_draft, make_listed
from tests.leaves import brought

NAME, EMAIL, STREET = "Wilhelmien Zwartkruis", "wilhelmien@zwartkruis.example", "Kraaiennestpad"


def make_person() -> User:
    return make_user(name=NAME, email=EMAIL)


def contact(user: User) -> dict[str, str]:
    return {"contact_name": user.name, "email": user.email, "phone": "0612345678"}


def as_sole_trader(user: User, **values: object) -> dict[str, object]:
    return {
        "name": user.name,
        "trade_name": f"Tuinen van {user.name}",
        "legal_form": LegalForm.EENMANSZAAK,
        "street": STREET,
        "description_nl": f"{user.name} komt langs, of mail naar {user.email}.",
        **contact(user),
        **values,
    }


def listed_sole_trader(user: User) -> Supplier:
    supplier = make_listed(user, **as_sole_trader(user))
    memberships.start_membership(supplier, make_association().id, on=date(2026, 1, 1))
    make_application(
        supplier,
        status=ApplicationStatus.APPROVED,
        decided_at=now(),
        reason_code=ReasonCode.CHECKED,
        reason=f"{user.name} gebeld",
    )
    return supplier


def sole_trader_with_a_bookkeeper(user: User) -> None:
    supplier = listed_sole_trader(user)
    supplier.editors.append(SupplierEditor(user=make_user(), role=EditorRole.EDITOR, since=now()))
    save(supplier)


def suspended_sole_trader(user: User) -> None:
    listed_sole_trader(user).move_to(ProfileStatus.SUSPENDED)


def sole_trader_suspended_for_a_reason(user: User) -> None:
    supplier = listed_sole_trader(user)
    why = {"code": SuspensionReason.COMPLAINT, "reason": f"Klachten over {user.name}, {user.email}"}
    suspend(supplier, until=today() + timedelta(days=9), **why, by=make_desk_member(), at=now())


def sole_trader_drawn_by_lot(user: User) -> None:
    supplier = listed_sole_trader(user)
    save(SpotCheckRound(month=f"2026-{supplier.id}", seed="een", population=1, drawn_at=now()))
    check = SpotCheck(month=f"2026-{supplier.id}", supplier_id=supplier.id)
    note_outcome(save(check), Outcome.PROOF_ASKED, note=f"Vraag {user.name}", until=None, by=make_user(), at=now())


def desk_member_who_looks(user: User) -> None:
    make_role(user, Role.DESK)
    supplier = make_listed()
    suspend(supplier, until=today() + timedelta(days=9), code=SuspensionReason.OTHER, reason="-", by=user, at=now())
    lift(supplier, by=user, at=now())


def draft_of_sole_trader(user: User) -> None:
    make_application(make_complete_draft(user, **as_sole_trader(user)))


def draft_begun_again(user: User) -> None:
    supplier = make_listed(user, **as_sole_trader(user))
    supplier.move_to(ProfileStatus.WITHDRAWN)
    supplier.move_to(ProfileStatus.DRAFT)


def claimed_import(user: User) -> None:
    batch = open_batch("leden.csv", by=None, at=now())
    make_draft(user, **as_sole_trader(user), import_batch_id=batch.id)


def changed_sole_trader(user: User) -> None:
    supplier = make_listed(user, **as_sole_trader(user))
    make_proposal(supplier, {"name": f"{user.name} en dochter"})
    make_live(supplier, {"description_nl": f"Vraag naar {user.name}."})


def contact_of_a_company(user: User) -> None:
    make_listed(user, name="De Heg bv", **contact(user))


def one_of_two_editors(user: User) -> None:
    supplier = make_listed(user, name="De Haag bv", **contact(user))
    supplier.editors.append(SupplierEditor(user=make_user(), since=now()))
    save(supplier)


def board_member_with_an_interest(user: User) -> None:
    make_role(user, Role.BOARD_MEMBER, association_id=make_association().id)
    memberships.declare_interest(user, make_listed(), at=now())
    make_application(status=ApplicationStatus.RETURNED, decided_by_id=user.id, decided_at=now())


def owner_who_was_asked_something(user: User) -> None:
    """Decided since, so that the application stays."""
    supplier = make_listed(user, **as_sole_trader(user))
    words = f"Dit is {user.name}, bel mij of mail naar {user.email}."
    application = make_application(supplier, status=ApplicationStatus.APPROVED, decided_at=now())
    application.messages.append(ApplicationMessage(side=Side.FIRM, author_id=user.id, text=words, at=now()))
    refusal = {"status": ApplicationStatus.RETURNED, "decided_at": now(), "reason_code": ReasonCode.OTHER}
    application.decisions.append(ApplicationDecision(**refusal, reason=words))
    save(application)


def board_member_who_looks_at_applications(user: User) -> None:
    make_role(user, Role.BOARD_MEMBER, association_id=make_association().id)
    make_application(status=ApplicationStatus.IN_REVIEW, opened_by_id=user.id, assigned_to_id=user.id)
    application = make_application()
    application.recusals.append(Recusal(user_id=user.id, at=now()))
    save(application)


def saved_search(user: User) -> None:
    make_saved_search(user, text=f"iets van {user.name}")


def mails(user: User) -> None:
    for recipient, status in ((user.email, MailStatus.WAITING), ("bestuur@example.nl", MailStatus.SENT)):
        words = f"Van {user.name}, {user.email}"
        save(
            MailMessage(
                recipient=recipient,
                subject=words,
                text=words,
                html=words,
                status=status,
                created_at=now(),
                due_at=now(),
            )
        )


def consents(user: User) -> None:
    make_consent(email=user.email)
    make_consent(email=user.email, purpose="agenda", user_id=user.id, given_at=None)


def own_import(user: User) -> None:
    open_batch(f"lijst van {user.name}.xlsx", by=user, at=now())


def input_not_saved(user: User) -> None:
    supplier = make_listed(user, name="De Hoek bv")
    autosave.keep(supplier, "contact", [("contact_name", user.name), ("email", user.email)], by=user, at=now())


def authority(user: User) -> None:
    supplier = as_owner_of_a_company(user)
    letter = make_letter(supplier, by=user)
    type_code(supplier, code_of(letter), by=user, at=now())
    make_letter(supplier, by=user)
    reviewer_note = f"{user.name} gebeld op {user.email}"
    check(supplier, supplier.editors[1].user, means=CheckMeans.PHONE, note=reviewer_note, by=make_user(), at=now())


def as_owner_of_a_company(user: User) -> Supplier:
    supplier = make_complete_draft(user, name="De Houtwal bv")
    supplier.editors.append(SupplierEditor(user=make_user(), since=now()))
    return save(supplier)


def questions_for_access(user: User) -> None:
    make_request(by=user)
    of_another = make_dispute()
    of_another.defence = f"{user.name} ({user.email}) is hier weg."
    save(of_another)


def invitations_to_edit(user: User) -> None:
    make_editor_invitation(email=user.email)
    make_editor_invitation(as_owner_of_a_company(user), by=user)


def message_to_a_firm(user: User) -> None:
    """That went; in an open mailbox its words stay."""
    mail = {"subject": "Bericht", "text": f"Bel {user.name}.", "html": "", "reply_to": user.email, "is_passed_on": True}
    sent = {"status": MailStatus.SENT, "created_at": now(), "due_at": now()}
    save(MailMessage(recipient="info@deheg.example", **mail, **sent))


def member_of_an_association(user: User) -> None:
    """On the list of a board, and invited; and on a list that the person gave."""
    row = {"name": f"Tuinen van {user.name}", "contact_name": user.name, "email": user.email}
    board = make_association()
    make_list(board, row)
    make_list(board, created_by_id=user.id, file_name=f"leden van {user.name}.csv")
    make_member_invitation(board, email=user.email, firm_name=row["name"], contact_name=user.name)
    make_member_invitation(board, vouched_by_id=user.id)


TRACES = (
    authority,
    questions_for_access,
    invitations_to_edit,
    message_to_a_firm,
    listed_sole_trader,
    sole_trader_with_a_bookkeeper,
    suspended_sole_trader,
    sole_trader_suspended_for_a_reason,
    sole_trader_drawn_by_lot,
    desk_member_who_looks,
    draft_of_sole_trader,
    draft_begun_again,
    claimed_import,
    changed_sole_trader,
    contact_of_a_company,
    one_of_two_editors,
    board_member_with_an_interest,
    owner_who_was_asked_something,
    board_member_who_looks_at_applications,
    buyer,
    asked_for_reasons,
    saved_search,
    mails,
    consents,
    own_import,
    signed_in_somewhere,
    second_factors,
    work_account,
    invited_and_inviting,
    reviewed_and_reviewing,
    blocked_with_a_reason,
    input_not_saved,
    member_of_an_association,
    invited_for_a_quotation,
    *chain(*brought("tests.app.{leaf}.traces", "TRACES")),
    contact_for_a_request,
    addendum_to_a_shortlist,
    role_with_a_note,
    planned_purchase,
)
