"""What somebody leaves behind, one function a trace. Each puts name and address where they can stand."""

from datetime import date

from app.accounts.models import Role, User
from app.approvals.models import ApplicationStatus, ReasonCode
from app.core.clock import now
from app.mail.models import MailMessage, MailStatus
from app.memberships import services as memberships
from app.suppliers.importing.services import open_batch
from app.suppliers.kinds import EditorRole, LegalForm, ProfileStatus
from app.suppliers.models import Supplier, SupplierEditor
from tests.factories import save
from tests.factories.accounts import make_role, make_user
from tests.factories.approvals import make_application
from tests.factories.consents import make_consent
from tests.factories.memberships import make_list, make_member_invitation
from tests.factories.organisations import make_association
from tests.factories.saved import make_saved_search
from tests.factories.sourcing import make_file
from tests.factories.suppliers import make_complete_draft, make_draft, make_listed

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


def draft_of_sole_trader(user: User) -> None:
    make_application(make_complete_draft(user, **as_sole_trader(user)))


def draft_begun_again(user: User) -> None:
    supplier = make_listed(user, **as_sole_trader(user))
    supplier.move_to(ProfileStatus.WITHDRAWN)
    supplier.move_to(ProfileStatus.DRAFT)


def claimed_import(user: User) -> None:
    batch = open_batch("leden.csv", by=None, at=now())
    make_draft(user, **as_sole_trader(user), import_batch_id=batch.id)


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


def buyer(user: User) -> None:
    make_role(user, Role.BUYER, municipality_code="GM0355")
    make_file(user)


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


def member_of_an_association(user: User) -> None:
    """On the list of a board, and invited; and on a list that the person gave."""
    row = {"name": f"Tuinen van {user.name}", "contact_name": user.name, "email": user.email}
    board = make_association()
    make_list(board, row)
    make_list(board, created_by_id=user.id, file_name=f"leden van {user.name}.csv")
    make_member_invitation(board, email=user.email, firm_name=row["name"], contact_name=user.name)
    make_member_invitation(board, vouched_by_id=user.id)


TRACES = (
    listed_sole_trader,
    sole_trader_with_a_bookkeeper,
    suspended_sole_trader,
    draft_of_sole_trader,
    draft_begun_again,
    claimed_import,
    contact_of_a_company,
    one_of_two_editors,
    board_member_with_an_interest,
    buyer,
    saved_search,
    mails,
    consents,
    own_import,
    member_of_an_association,
)
