"""Who follows, opens, reads and scores quotations.

Who stepped aside from a file, or has an interest in one of its firms, does none of it but following.
"""

from app.accounts.models import User
from app.accounts.policies import is_administrator
from app.core.clock import now
from app.sourcing.models import ProcurementFile
from app.sourcing.policies import may_change, may_see
from app.sourcing.quotations.models import Quotation
from app.sourcing.quotations.queries import holder_in, seal_in
from app.sourcing.requests.queries import request_of
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.queries import has_interest, has_role, leads


def may_follow(user: User | None, file: ProcurementFile) -> bool:
    """See from which firms something came in, and how it was opened; nothing of what is in it."""
    return may_see(user, file)


def may_compare(user: User | None, file: ProcurementFile) -> bool:
    """See amounts and points of what was opened."""
    return user is not None and may_follow(user, file) and not has_interest(user, file)


def may_read(user: User | None, quotation: Quotation) -> bool:
    """The document of a firm. Before it was opened nobody does: there is nothing that could be read."""
    return quotation.opened_at is not None and may_compare(user, quotation.invitation.request.file)


def may_run(user: User | None, file: ProcurementFile) -> bool:
    """Name who holds the keys, and note what the assessors agreed on: the owner, or who stands in."""
    if user is None or not may_change(user, file) or not leads(user, file):
        return False
    return not has_interest(user, file)


def may_judge(user: User | None, quotation: Quotation) -> bool:
    """Set it aside, or count it again."""
    return quotation.opened_at is not None and may_run(user, quotation.invitation.request.file)


def may_hold(user: User | None, file: ProcurementFile) -> bool:
    """Have one of the three keys: an opener of this file, and never an administrator (PRODUCT.md §1)."""
    if user is None or is_administrator(user) or has_interest(user, file):
        return False
    return has_role(user, file, FileRoleKind.OPENER)


def holds_key(user: User | None, file: ProcurementFile) -> bool:
    """Set a passphrase, and open with it. Too early is refused on the page, so that it can be logged."""
    return may_hold(user, file) and holder_in(file, user) is not None


def may_score(user: User | None, file: ProcurementFile) -> bool:
    if user is None or not file.is_open or has_interest(user, file):
        return False
    return has_role(user, file, FileRoleKind.ASSESSOR)


def can_open_now(user: User | None, file: ProcurementFile) -> bool:
    """Whether the page of a file leads this person to the opening."""
    request, seal = request_of(file), seal_in(file)
    if request is None or request.withdrawn_at is not None or seal is None or seal.public_key is None:
        return False
    return now() > request.deadline and holds_key(user, file)
