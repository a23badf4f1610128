"""Who confirms a profile, takes it out of the register, or begins again."""

from app.accounts.models import User
from app.suppliers.kinds import EditorRole, ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.policies import edits

CONFIRMED_IN = (ProfileStatus.LISTED, ProfileStatus.SUSPENDED, ProfileStatus.LAPSED)
WITHDRAWN_FROM = (ProfileStatus.LISTED, ProfileStatus.LAPSED)


def may_confirm(user: User | None, supplier: Supplier) -> bool:
    """Everybody who acts for the firm, in the register or lapsed from it."""
    return edits(user, supplier) and supplier.standing in CONFIRMED_IN


def may_withdraw(user: User | None, supplier: Supplier) -> bool:
    """An owner; a suspended firm waits until that is over."""
    return _owns(user, supplier) and supplier.standing in WITHDRAWN_FROM


def may_begin_again(user: User | None, supplier: Supplier) -> bool:
    return _owns(user, supplier) and supplier.standing is ProfileStatus.WITHDRAWN


def _owns(user: User | None, supplier: Supplier) -> bool:
    return user is not None and any(
        editor.user_id == user.id and editor.role is EditorRole.OWNER for editor in supplier.editors
    )
