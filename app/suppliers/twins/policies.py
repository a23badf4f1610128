"""Who merges profiles, and who says that two are not the same."""

from app.accounts.models import User
from app.accounts.policies import boards_of, is_desk
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.policies import edits, may_see
from app.suppliers.twins.queries import successor_of

Two = tuple[Supplier, Supplier]


def may_merge(user: User | None, two: Two) -> bool:
    """The desk, but not about a firm of one's own."""
    return is_desk(user) and not any(edits(user, firm) for firm in two)


def may_dismiss(user: User | None, two: Two) -> bool:
    """A board that judges a draft says so too; it is shown only firms that everybody can see."""
    if any(edits(user, firm) for firm in two):
        return False
    statuses = {firm.status for firm in two}
    return is_desk(user) or (bool(boards_of(user)) and statuses == {ProfileStatus.DRAFT, ProfileStatus.LISTED})


def may_see_or_follow(user: User | None, supplier: Supplier) -> bool:
    """The address of a profile that went up in another one leads everybody there."""
    return may_see(user, supplier) or successor_of(supplier) is not None
