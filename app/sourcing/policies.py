"""Procurement files are for the buyers of their municipality; its controller reads them, and nobody else.

Who stepped aside from a file still reads it, and changes nothing in it.
"""

from app.accounts.models import Role, User
from app.accounts.policies import holds, is_buyer, municipalities_of
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.models import Longlist, LonglistEntry, OutsideFirm, ProcurementFile
from app.sourcing.review.models import Addendum, ShortlistReview
from app.sourcing.review.signers import bars_to_signing
from app.sourcing.roles.models import FileRole
from app.sourcing.roles.queries import leads, owner_is_gone, stepped_aside


def may_open_list(user: User | None) -> bool:
    return holds(user, Role.BUYER, Role.CONTROLLER)


def may_start(user: User | None) -> bool:
    return is_buyer(user)


def may_see(user: User | None, file: ProcurementFile) -> bool:
    return file.municipality_code in municipalities_of(user, Role.BUYER, Role.CONTROLLER)


def may_manage(user: User | None, file: ProcurementFile) -> bool:
    """Close it and open it again."""
    if user is None or file.municipality_code not in municipalities_of(user, Role.BUYER):
        return False
    return not stepped_aside(user, file)


def may_change(user: User | None, file: ProcurementFile) -> bool:
    return file.is_open and may_manage(user, file)


def may_change_shortlist(user: User | None, file: ProcurementFile) -> bool:
    """Whatever is signed later: the need, the longlists and the decisions."""
    return not file.is_locked and may_change(user, file)


def may_see_longlist(user: User | None, longlist: Longlist) -> bool:
    return may_see(user, longlist.file)


def may_see_entry(user: User | None, entry: LonglistEntry) -> bool:
    return may_see(user, entry.longlist.file)


def may_change_note(user: User | None, note: CandidateNote) -> bool:
    return may_change_shortlist(user, note.file)


def may_change_outside_firm(user: User | None, firm: OutsideFirm) -> bool:
    return may_change_shortlist(user, firm.file)


def may_decide(user: User | None, longlist: Longlist) -> bool:
    return may_change_shortlist(user, longlist.file)


def may_decide_on_outside_firm(user: User | None, firm: OutsideFirm) -> bool:
    return may_change_shortlist(user, firm.file)


# Roles


def may_give_roles(user: User | None, file: ProcurementFile) -> bool:
    return may_change(user, file) and leads(user, file)


def may_pass_role_on(user: User | None, role: FileRole) -> bool:
    """End it or hand it over: who leads the file, and whose role it is."""
    if user is None or not role.file.is_open:
        return False
    return may_give_roles(user, role.file) or (role.user_id == user.id and may_see(user, role.file))


def may_name_owner(user: User | None, file: ProcurementFile) -> bool:
    """The owner, or when they are gone the controller."""
    if user is None or not file.is_open:
        return False
    if file.owner_id == user.id:
        return may_change(user, file)
    controls = file.municipality_code in municipalities_of(user, Role.CONTROLLER)
    return controls and owner_is_gone(file)


def may_declare(user: User | None, file: ProcurementFile) -> bool:
    """About their own interests: everybody who can see the file, also before they have a role."""
    return file.is_open and may_see(user, file)


# Four eyes


def may_offer(user: User | None, file: ProcurementFile) -> bool:
    return may_change_shortlist(user, file) and leads(user, file)


def may_take_back(user: User | None, review: ShortlistReview) -> bool:
    return review.is_waiting and may_offer(user, review.file)


def may_see_review(user: User | None, review: ShortlistReview) -> bool:
    return may_see(user, review.file)


def may_sign(user: User | None, file: ProcurementFile) -> bool:
    """Who wrote anything in the file, stepped aside or has an interest in a firm never does."""
    if user is None or not file.is_open or file.is_locked:
        return False
    return may_see(user, file) and not bars_to_signing(user, file)


def may_judge(user: User | None, review: ShortlistReview) -> bool:
    """Sign what was offered, or return it."""
    return review.is_waiting and may_sign(user, review.file)


def may_add_addendum(user: User | None, file: ProcurementFile) -> bool:
    return file.is_locked and may_change(user, file) and leads(user, file)


def may_agree(user: User | None, addendum: Addendum) -> bool:
    """A second person who could have signed."""
    file = addendum.file
    if user is None or addendum.agreed_at is not None or not file.is_open or not file.is_locked:
        return False
    return may_see(user, file) and not bars_to_signing(user, file)
