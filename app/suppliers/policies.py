"""Who may see and change a profile."""

from app.accounts.models import User
from app.accounts.policies import is_desk
from app.core.clock import today
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.standing import shows_lapse_until


def may_see(user: User | None, supplier: Supplier) -> bool:
    """Anyone sees a listed firm; its editors and the desk see it in every status."""
    return supplier.is_public or has_notice(supplier) or edits(user, supplier) or is_desk(user)


def has_notice(supplier: Supplier) -> bool:
    """A suspended firm keeps a page that says so, without its profile; a lapsed one for a while."""
    standing = supplier.standing
    return standing is ProfileStatus.SUSPENDED or (
        standing is ProfileStatus.LAPSED and today() < shows_lapse_until(supplier)
    )


def edits(user: User | None, supplier: Supplier) -> bool:
    return user is not None and any(editor.user_id == user.id for editor in supplier.editors)


def may_edit(user: User | None, supplier: Supplier) -> bool:
    return edits(user, supplier) and supplier.standing in (ProfileStatus.DRAFT, ProfileStatus.LISTED)


def may_edit_draft(user: User | None, supplier: Supplier) -> bool:
    return edits(user, supplier) and supplier.status is ProfileStatus.DRAFT
